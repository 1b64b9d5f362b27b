/** Is the service called as its document says? */
package dev.inferenceinstances.openapi;
