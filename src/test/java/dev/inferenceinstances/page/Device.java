package dev.inferenceinstances.page;

/** What a reader looks at the page with. */
record Device(int width, int height, int scale, boolean dark, String language) {

    static final Device DESK = new Device(1440, 1080, 1, false, "en-GB");
    static final Device PHONE = new Device(390, 844, 2, false, "en-GB");

    Device inTheDark() {
        return new Device(width, height, scale, true, language);
    }

    Device inChinese() {
        return new Device(width, height, scale, dark, "zh-CN");
    }
}
