package dev.inferenceinstances.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The Chromium of this machine, and windows of it. */
final class Browsers implements AutoCloseable {

    static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM).setArgs(QUIET));

    /** A desk's window with its own storage, in English and light. */
    PageUser reader(URI service) {
        return reader(service, Device.DESK);
    }

    PageUser reader(URI service, Device look) {
        return reader(service, options(look));
    }

    /** Somebody who tells the browser what a proxy asks for. */
    PageUser reader(URI service, Device look, String username, String password) {
        return reader(service, options(look).setHttpCredentials(username, password));
    }

    private PageUser reader(URI service, Browser.NewContextOptions options) {
        return new PageUser(browser.newContext(options).newPage(), service);
    }

    private static Browser.NewContextOptions options(Device look) {
        return new Browser.NewContextOptions()
                .setViewportSize(look.width(), look.height())
                .setDeviceScaleFactor(look.scale())
                .setColorScheme(look.dark() ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setLocale(look.language())
                .setTimezoneId("Asia/Shanghai");
    }

    @Override
    public void close() {
        playwright.close();
    }
}
