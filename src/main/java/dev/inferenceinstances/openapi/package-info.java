/** How is the service called? What the OpenAPI document gets while the service is built, so that it need not be written twice. */
package dev.inferenceinstances.openapi;
