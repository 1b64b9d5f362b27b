package dev.inferenceinstances.page;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.inferenceinstances.testing.CredentialsProfile;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody who reads the page, and what their browser had to complain about. */
final class PageUser implements AutoCloseable {

    private static final String FOCUSED =
            "(document.activeElement.ariaLabel ?? document.activeElement.innerText ?? '').trim()";

    private final Page page;
    private final URI service;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    PageUser(Page page, URI service) {
        this.page = page;
        this.service = service;
        page.onRequest(request -> requests.add(request.url()));
        page.onConsoleMessage(this::hear);
        page.onPageError(complaints::add);
    }

    private void hear(ConsoleMessage message) {
        if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.text() + " " + message.location());
        }
    }

    /** Opens the page and waits for the first figures. */
    PageUser open() {
        page.navigate(service.toString());
        see("#now-borrowed b:not(:text-is('–'))");
        see("#verdict[data-severity]");
        return this;
    }

    PageUser signIn() {
        return signIn(CredentialsProfile.PASSWORD);
    }

    PageUser signIn(String password) {
        page.locator("#sign-in-button").click();
        page.locator("dialog [name=username]").fill(CredentialsProfile.USERNAME);
        page.locator("dialog [name=password]").fill(password);
        page.locator("dialog [type=submit]").click();
        return this;
    }

    Page page() {
        return page;
    }

    Locator see(String selector) {
        Locator locator = page.locator(selector).first();
        locator.waitFor();
        return locator;
    }

    void gone(String selector) {
        page.locator(selector).first().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Waits until what has this name has the keyboard's focus. */
    void seeFocusOn(String name) {
        page.waitForFunction("name => " + FOCUSED + " === name", name);
    }

    /** The name of what has the keyboard's focus. */
    String focused() {
        return (String) page.evaluate(FOCUSED);
    }

    String text(String selector) {
        return page.locator(selector).first().innerText();
    }

    /** Everything that was asked for, by its URL. */
    List<String> requests() {
        return requests;
    }

    /** Errors and warnings in the console, and failures of scripts. */
    List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        page.context().close();
    }
}
