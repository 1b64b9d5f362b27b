package dev.inferenceinstances.access;

/**
 * The same check with two counts of failures. What fails where everybody may read says little: it may be what a proxy has asked for, of
 * many people behind one address. It must not lock those out who sign in where they have to. It is counted all the same, since the
 * answer tells who guesses right.
 *
 * @param needed where one has to sign in
 * @param optional on {@link OpenPaths}
 */
record CredentialChecks(CredentialCheck needed, CredentialCheck optional) {}
