/** Where the database is a file, is it still the one that was opened? */
package dev.inferenceinstances.datafile;
