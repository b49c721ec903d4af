package io.hamms;

import io.hamms.error.InvalidStateException;
import io.netty.util.Version;
import java.util.List;
import java.util.Map;

/** The version of Netty on the class path: many clients bring 4.1, which lacks classes that Hamms uses. */
final class NettyVersion {

    /** Classes that Netty has since 4.2, by module; by name, since linking one would throw with 4.1. */
    private static final List<Map.Entry<String, String>> SINCE_4_2 = List.of(
            Map.entry("netty-common", "io.netty.util.concurrent.Ticker"),
            Map.entry("netty-transport", "io.netty.channel.IoHandlerFactory"));

    private NettyVersion() {}

    /**
     * Checks that Netty is as new as Hamms needs; without this, a class of it would be missing at some later time.
     *
     * @throws InvalidStateException if it is older than 4.2
     */
    static void check() {
        for (Map.Entry<String, String> since : SINCE_4_2) {
            try {
                Class.forName(since.getValue(), false, NettyVersion.class.getClassLoader());
            } catch (ClassNotFoundException e) {
                throw new InvalidStateException(
                        "Netty",
                        since.getKey() + " " + version(since.getKey()),
                        "4.2, by importing io.netty:netty-bom; or io.hamms:hamms-core with the classifier shaded, "
                                + "which has a Netty of its own",
                        e);
            }
        }
    }

    private static String version(String module) {
        Map<String, Version> modules = Version.identify(NettyVersion.class.getClassLoader());
        return modules.containsKey(module) ? modules.get(module).artifactVersion() : "of an unknown version";
    }
}
