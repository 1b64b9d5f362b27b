package dev.inferenceinstances.access;

import dev.inferenceinstances.request.Forwarding;
import dev.inferenceinstances.setting.ProxySettings;
import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whom a request comes from. Each proxy appends to {@code X-Forwarded-For} whom it has the request from, so what stands last was said by
 * the nearest, and what stands before that of a proxy which is not trusted may be made up. Quarkus takes the first, which is anybody's word
 * wherever a proxy appends.
 */
@Singleton
class Sender {

    private static final String FORWARDED_FOR = "X-Forwarded-For";
    /** An address of version 6 in brackets or one of version 4, with a port. */
    private static final Pattern WITH_PORT = Pattern.compile("(\\[[^]]+]|[^:]+):\\d+");

    private final boolean everybodyIsTrusted;
    private final List<IpSubnetFilterRule> trusted;

    Sender(ProxySettings proxy) {
        this.everybodyIsTrusted = proxy.trusted().contains(ProxySettings.ANYBODY);
        this.trusted = proxy.trusted().stream()
                .filter(text -> address(text.split("/", 2)[0]) != null)
                .map(Sender::rule)
                .toList();
    }

    ClientAddress of(HttpServerRequest request) {
        List<String> senders = request.headers().getAll(FORWARDED_FOR);
        return senders.isEmpty() || !Forwarding.isBelieved(request)
                ? ClientAddress.of(request.remoteAddress())
                : ClientAddress.parse(nearestStranger(String.join(",", senders)));
    }

    /** @param senders the nearest last, separated by commas */
    String nearestStranger(String senders) {
        String[] each = senders.split(",");
        String sender = "";
        for (int i = each.length - 1; i >= 0; i--) {
            sender = withoutPort(each[i].strip());
            if (!isTrusted(address(sender))) {
                return sender;
            }
        }
        return sender;
    }

    private boolean isTrusted(@Nullable InetAddress address) {
        return everybodyIsTrusted
                || address != null
                        && trusted.stream().anyMatch(rule -> rule.matches(new InetSocketAddress(address, 0)));
    }

    private static String withoutPort(String sender) {
        Matcher parts = WITH_PORT.matcher(sender);
        return parts.matches() ? parts.group(1) : sender;
    }

    private static @Nullable InetAddress address(String text) {
        return NetUtil.createInetAddressFromIpAddressString(text);
    }

    private static IpSubnetFilterRule rule(String text) {
        String[] parts = text.split("/", 2);
        int all = parts[0].indexOf(':') < 0 ? Integer.SIZE : 128;
        return new IpSubnetFilterRule(
                parts[0], parts.length == 1 ? all : Integer.parseInt(parts[1]), IpFilterRuleType.ACCEPT);
    }
}
