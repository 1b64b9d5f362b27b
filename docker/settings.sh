# Reads a setting as the service does. Sourced by entrypoint and healthcheck.

# setting KEY prints its value, without the blanks around it: from the environment, or else from .env in the working
# directory, where quotes, a leading "export" and a comment behind the value are allowed and the last line wins. A
# variable that is set but empty hides .env. Prints nothing where the key is not set.
setting() {
    {
        if ! printenv "$1" && [ -f .env ]; then
            sed -n "s/^[[:space:]]*\(export[[:space:]]\{1,\}\)\{0,1\}$1[[:space:]]*=//p" .env | tail -n 1 \
                | trimmed | without_comment
        fi
    } | trimmed
}

# A number sign begins a comment behind a closing quote or a blank; elsewhere it belongs to the value.
without_comment() {
    sed -e 's/^"\([^"]*\)"[[:space:]]*\(#.*\)\{0,1\}$/\1/' -e t \
        -e "s/^'\([^']*\)'[[:space:]]*\(#.*\)\{0,1\}\$/\1/" -e t \
        -e 's/^#.*//' -e 's/[[:space:]]#.*//'
}

trimmed() {
    sed -e 's/^[[:space:]]*//' -e 's/[[:space:]]*$//'
}
