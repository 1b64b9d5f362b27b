package dev.inferenceinstances.page;

/** What a reader looks at the page with. */
record Look(int width, int height, int scale, boolean dark, String language) {

    static final Look DESK = new Look(1440, 1080, 1, false, "en-GB");
    static final Look PHONE = new Look(390, 844, 2, false, "en-GB");

    Look inTheDark() {
        return new Look(width, height, scale, true, language);
    }

    Look inChinese() {
        return new Look(width, height, scale, dark, "zh-CN");
    }
}
