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
	local goal=compile stamp="$CUTIS_ROOT/target/.built"
	local sources=("$CUTIS_ROOT/pom.xml" "$CUTIS_ROOT/src/main" "$CUTIS_ROOT"/scripts/{macros,jython,groovy})
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

# What goes into lib/cutis, and what a Fiji has not; by the names of the files without version.
CUTIS_ENGINE="api djl-api tensorflow-engine tensorflow-api tensorflow-framework tensorflow-core-native javacpp protobuf-java jna commons-compress"
CUTIS_NOT_IN_FIJI="mfl-core jhdf compress-lzf"

# Lays Cutis out in the folder of an ImageJ or Fiji, or in an empty one, as scripts/package-plugin says.
# Arguments: Cutis' jar, a folder with the jars it needs, the folder.
cutis_layout() {
	local target="$3" fiji=false jar name folder
	for folder in plugins jars lib lib/cutis lib/cutis/imagej; do
		if [ -e "$target/$folder" ] && [ ! -d "$target/$folder" ]; then
			cutis_fail "$target/$folder is a file, but a folder is needed there."
		fi
	done
	if compgen -G "$target/jars/imagej-legacy-*.jar" >/dev/null; then fiji=true; fi
	mkdir -p "$target/plugins" "$target/jars" "$target/lib/cutis/imagej"
	# Jars of another version, and those of the time when all of Cutis lay in plugins/Cutis. These folders are Cutis' own.
	rm -f "$target"/plugins/Cutis_-*.jar "$target"/lib/cutis/*.jar "$target"/lib/cutis/imagej/*.jar
	if compgen -G "$target/plugins/Cutis/Cutis_-*.jar" >/dev/null; then rm -f "$target"/plugins/Cutis/*.jar; fi
	for jar in "$2"/*.jar; do
		name="$(basename "$jar" | sed -E 's/-[0-9].*//')"
		case " $CUTIS_ENGINE " in
			# DJL's own jar has a name that says nothing.
			*" $name "*) cp "$jar" "$target/lib/cutis/$(basename "$jar" | sed 's/^api-/djl-api-/')"; continue ;;
		esac
		cp "$jar" "$target/lib/cutis/imagej/"
		if $fiji; then
			# It may lack what comes with other sites, and has its own version of most.
			if ! compgen -G "$target/jars/$name-[0-9]*.jar" >/dev/null &&
				! compgen -G "$target/jars/bio-formats/$name-[0-9]*.jar" >/dev/null; then cp "$jar" "$target/jars/"; fi
		else
			case " $CUTIS_NOT_IN_FIJI " in *" $name "*) rm -f "$target/jars/$name"-[0-9]*.jar; cp "$jar" "$target/jars/" ;; esac
		fi
	done
	cp "$1" "$target/plugins/"
}
