/** How is a list asked for? Its parameters, the comparison of text on each database, and the way to the next page. */
package dev.inferenceinstances.listing;
