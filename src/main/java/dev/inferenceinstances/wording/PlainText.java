package dev.inferenceinstances.wording;

import jakarta.ws.rs.NameBinding;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** For answers in lines and columns, to whoever asks for plain text by name; anybody else gets the JSON of the same path. */
@NameBinding
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface PlainText {

    /** What such a method produces. */
    String TYPE = MediaType.TEXT_PLAIN + ";qs=0.5";
}
