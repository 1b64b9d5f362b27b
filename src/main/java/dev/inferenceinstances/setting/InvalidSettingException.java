package dev.inferenceinstances.setting;

/** A setting that cannot be used. The message is one sentence that names the key, the value and what is allowed. */
public final class InvalidSettingException extends RuntimeException {

    public InvalidSettingException(String sentence) {
        super(sentence);
    }
}
