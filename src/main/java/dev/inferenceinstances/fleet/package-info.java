/** Which replicas of this service share the database, and is there room for all of them? */
package dev.inferenceinstances.fleet;
