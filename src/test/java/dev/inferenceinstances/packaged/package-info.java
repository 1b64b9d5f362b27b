/** The packaged application as its operator meets it: started as a process, asked over HTTP, and left without its database. */
package dev.inferenceinstances.packaged;
