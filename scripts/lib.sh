# Shared by the scripts in this folder: finds Java, builds Cutis when its sources have changed, gives the class path.
# Use:  . "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
#       cutis_build            (main classes)     or  cutis_build test            (test classes, too)
#       java -cp "$(cutis_classpath)" MAIN        or  java -cp "$(cutis_classpath test)" MAIN

CUTIS_ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"

cutis_fail() {
	echo "cutis: $*" >&2
	exit 1
}

# The java command; fails unless it is Java 17 or newer.
cutis_java() {
	local java="java" version
	if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then java="$JAVA_HOME/bin/java"; fi
	version="$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/.*java\.specification\.version = //p')" || true
	case "$version" in
		'') cutis_fail "Java was not found. Install a JDK 17 or newer, or set JAVA_HOME to it." ;;
		1.*|9|1[0-6]) cutis_fail "Java 17 or newer is needed, but this is Java $version. Set JAVA_HOME to a newer JDK." ;;
	esac
	echo "$java"
}

# Builds what is missing or older than its sources. Argument: nothing, or "test".
cutis_build() {
	local goal=compile stamp="$CUTIS_ROOT/target/.built" sources=("$CUTIS_ROOT/pom.xml" "$CUTIS_ROOT/src/main")
	local scope=runtime list="$CUTIS_ROOT/target/classpath.txt"
	if [ "${1:-}" = test ]; then
		goal=test-compile stamp="$CUTIS_ROOT/target/.built-test" sources+=("$CUTIS_ROOT/src/test")
		scope=test list="$CUTIS_ROOT/target/classpath-test.txt"
	fi
	if [ -d "$CUTIS_ROOT/target/classes" ] && [ -f "$stamp" ] && [ -s "$list" ] &&
		[ -z "$(find "${sources[@]}" -newer "$stamp" -print -quit)" ]; then return 0; fi
	command -v mvn >/dev/null || cutis_fail "Maven (mvn) was not found. Install Maven 3.8 or newer to build Cutis."
	echo "Building Cutis ..." >&2
	mkdir -p "$CUTIS_ROOT/target"
	touch "$stamp.new"
	# The class path goes with the build, so that it fits the pom the classes were compiled with.
	(cd "$CUTIS_ROOT" && mvn -B -q -Dstyle.color=never "$goal" dependency:build-classpath -DincludeScope="$scope" \
		-Dmdep.outputFile="$list" >&2) || cutis_fail "The build failed; Maven's messages are above."
	mv "$stamp.new" "$stamp"
}

# Prints the class path. Argument: nothing, or "test".
cutis_classpath() {
	if [ "${1:-}" = test ]; then
		echo "$CUTIS_ROOT/target/test-classes:$CUTIS_ROOT/target/classes:$(cat "$CUTIS_ROOT/target/classpath-test.txt")"
	else
		echo "$CUTIS_ROOT/target/classes:$(cat "$CUTIS_ROOT/target/classpath.txt")"
	fi
}
