/** Which database, and what does it see? Its URL, its schema, and a probe that knows whether it can be reached. */
package dev.inferenceinstances.database;
