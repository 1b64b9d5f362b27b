package dev.inferenceinstances.access;

/** What a caller signs in with. */
record Credentials(String username, String password) {

    /** One text for both; a user name holds no colon. */
    String text() {
        return username + ":" + password;
    }

    @Override
    public String toString() {
        return "Credentials";
    }
}
