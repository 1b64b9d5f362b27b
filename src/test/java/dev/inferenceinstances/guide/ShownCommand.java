package dev.inferenceinstances.guide;

import java.util.ArrayList;
import java.util.List;

/**
 * A command on a page.
 *
 * @param line with its continuations joined
 * @param output what the page shows that it prints; empty where it shows nothing
 */
record ShownCommand(String line, String output) {

    private static final String PROMPT = "$ ";

    /** All of a page, in order: each line of a {@code bash} block, and what stands behind a prompt in a {@code console} block. */
    static List<ShownCommand> of(GuidePage page) {
        List<ShownCommand> commands = new ArrayList<>();
        for (String block : page.blocks()) {
            List<String> lines = block.replace("\\\n", " ").lines().toList();
            List<String> inside = lines.subList(1, lines.size() - 1);
            switch (lines.get(0)) {
                case "```bash" -> inside.forEach(line -> commands.add(new ShownCommand(line, "")));
                case "```console" -> commands.addAll(prompted(inside));
                default -> {}
            }
        }
        return commands;
    }

    private static List<ShownCommand> prompted(List<String> lines) {
        List<ShownCommand> commands = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith(PROMPT)) {
                commands.add(new ShownCommand(line.substring(PROMPT.length()), ""));
            } else {
                ShownCommand last = commands.remove(commands.size() - 1);
                commands.add(new ShownCommand(last.line(), last.output() + line + "\n"));
            }
        }
        return commands;
    }
}
