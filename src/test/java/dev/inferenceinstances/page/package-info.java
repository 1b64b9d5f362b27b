/** Does the page show it? In a real browser. */
package dev.inferenceinstances.page;
