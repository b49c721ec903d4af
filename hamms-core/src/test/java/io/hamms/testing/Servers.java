package io.hamms.testing;

import io.hamms.HammsNettyServer;
import io.hamms.transport.Transport;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** One running server for each transport, shared by all tests that do not change it. */
public final class Servers implements ArgumentsProvider {

    private static final Map<Transport, HammsNettyServer> RUNNING = new EnumMap<>(Transport.class);

    public static synchronized HammsNettyServer on(Transport transport) {
        return RUNNING.computeIfAbsent(transport, wanted -> HammsNettyServer.builder()
                .basePort(0)
                .transport(wanted)
                .threads(2)
                .observer(Connections.SEEN)
                .start());
    }

    @Override
    public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        return Stream.of(Transport.values())
                .filter(Transport::isAvailable)
                .map(transport -> Arguments.of(Named.of(transport.name(), on(transport))));
    }

    static synchronized void closeAll() {
        RUNNING.values().forEach(HammsNettyServer::close);
        RUNNING.clear();
    }
}
