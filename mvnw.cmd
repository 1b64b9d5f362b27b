@echo off
rem Runs the Maven release pinned in .mvn\wrapper\maven-wrapper.properties; the first run installs it.
rem Where the first run fetches it from is told at the top of .mvn\wrapper\InstallMaven.java.
rem Branches are written as goto, because a path such as "Program Files (x86)" would end a block in parentheses.
setlocal EnableExtensions DisableDelayedExpansion

set "MVNW_WRAPPER=%~dp0.mvn\wrapper"
set "MVNW_MAVEN="
for /f "usebackq tokens=1,2 delims== " %%k in ("%MVNW_WRAPPER%\maven-wrapper.properties") do (
    if "%%k"=="mavenVersion" set "MVNW_MAVEN=apache-maven-%%l"
)
if not defined MVNW_MAVEN goto :noVersion

if defined JAVA_HOME goto :javaFromHome
set "MVNW_JAVA="
for %%j in (java.exe) do set "MVNW_JAVA=%%~$PATH:j"
if not defined MVNW_JAVA goto :noJava
goto :checkJava

:javaFromHome
set "MVNW_JAVA=%JAVA_HOME:"=%\bin\java.exe"
if not exist "%MVNW_JAVA%" goto :noJavaInHome

:checkJava
rem Naming the compiler's module tells the release and, at once, a JDK from a runtime without a compiler.
rem The escaped outer quotes are those that the cmd started by "for /f" strips from the command.
set "MVNW_JDK="
for /f "tokens=1,2,3 delims=@.-+" %%a in ('^""%MVNW_JAVA%" --describe-module jdk.compiler 2^>nul^"') do (
    if "%%a.%%b"=="jdk.compiler" set "MVNW_JDK=%%c"
)
if not defined MVNW_JDK goto :oldJava
if %MVNW_JDK% LSS 17 goto :oldJava

set "MVNW_HOME=%MAVEN_USER_HOME%"
if not defined MVNW_HOME set "MVNW_HOME=%USERPROFILE%\.m2"
set "MVNW_DISTS=%MVNW_HOME%\wrapper\dists"
set "MVNW_MVN=%MVNW_DISTS%\%MVNW_MAVEN%\bin\mvn.cmd"
if exist "%MVNW_MVN%" goto :run
"%MVNW_JAVA%" "%MVNW_WRAPPER%\InstallMaven.java" "%MVNW_WRAPPER%" "%MVNW_DISTS%" || exit /b 1

:run
rem Without "call" this script ends here, and Maven's exit code becomes its own.
"%MVNW_MVN%" %*

:noVersion
>&2 echo mvnw: "%MVNW_WRAPPER%\maven-wrapper.properties" does not say which mavenVersion to run.
exit /b 1

:noJava
>&2 echo mvnw: no Java found; set JAVA_HOME to a JDK 17 or later, or put its java.exe on the PATH.
exit /b 1

:noJavaInHome
>&2 echo mvnw: JAVA_HOME names no JDK, for there is no "%MVNW_JAVA%"; set it to a JDK 17 or later.
exit /b 1

:oldJava
>&2 echo mvnw: "%MVNW_JAVA%" does not belong to a JDK 17 or later; set JAVA_HOME to one.
exit /b 1
