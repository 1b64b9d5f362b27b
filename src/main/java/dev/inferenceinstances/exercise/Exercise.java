package dev.inferenceinstances.exercise;

/** What each caller of a drill does until the drill ends. */
public interface Exercise {

    /** @param caller its number, from 0 */
    void call(Drill drill, int caller);
}
