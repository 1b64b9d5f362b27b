/** What can be wrong? One pure judgement a class, over what was observed: the figures in, a finding with its evidence out. */
package dev.inferenceinstances.detector;
