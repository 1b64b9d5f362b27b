package dev.inferenceinstances.schema;

import java.util.Map;

/**
 * Why a part is off.
 *
 * @param part that is off
 * @param reason what is wrong with its table
 * @param remedy who is to do what, in words that follow "let"; names in it that are not for everybody stand in angle brackets
 * @param names what stands for these in this database
 */
record Shortfall(SchemaPart part, String reason, String remedy, Map<String, String> names) {

    Shortfall {
        names = Map.copyOf(names);
    }

    /** One sentence without its stop, for whoever asks. */
    String sentence() {
        return sentence(remedy);
    }

    /** The same with the names, for the log. */
    String sentenceWithNames() {
        String named = remedy;
        for (Map.Entry<String, String> name : names.entrySet()) {
            named = named.replace("<" + name.getKey() + ">", name.getValue());
        }
        return sentence(named);
    }

    private String sentence(String deed) {
        return "%s: %s; let %s and restart the service".formatted(part.isOff, reason, deed);
    }
}
