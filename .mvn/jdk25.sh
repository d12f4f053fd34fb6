# Sourced by mvnw and multispa: sets JAVA_HOME to a JDK of at least 25, leaving it alone where it already is one.
# Looks at MULTISPA_JAVA_HOME, JAVA_HOME, `java` on the PATH, and the usual install folders.

multispa_java_major() { # major version of the JDK in folder $1, 0 where there is none
  if [ -x "$1/bin/javac" ] && [ -x "$1/bin/java" ]; then
    multispa_v=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null)
    echo "${multispa_v:-0}"
  else
    echo 0
  fi
}

multispa_find_jdk() {
  multispa_path_java=$(command -v javac 2>/dev/null || true)
  if [ -n "$multispa_path_java" ]; then
    multispa_path_java=$(readlink -f "$multispa_path_java" 2>/dev/null || echo "$multispa_path_java")
    multispa_path_java=$(dirname "$(dirname "$multispa_path_java")")
  fi
  for multispa_dir in "${MULTISPA_JAVA_HOME:-}" "${JAVA_HOME:-}" "$multispa_path_java" \
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    [ -n "$multispa_dir" ] || continue
    if [ "$(multispa_java_major "$multispa_dir")" -ge 25 ]; then
      echo "$multispa_dir"
      return 0
    fi
  done
  return 1
}

if multispa_found=$(multispa_find_jdk); then
  JAVA_HOME=$multispa_found
  export JAVA_HOME
fi
