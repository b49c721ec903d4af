package io.hamms.control;

import io.hamms.HammsNettyServer;
import io.hamms.http.Version;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The server as a whole. */
final class ServerResource {

    static final String YAML = "application/yaml";

    private static final String DESCRIPTION = "openapi.yaml";

    private final HammsNettyServer hamms;

    ServerResource(HammsNettyServer hamms) {
        this.hamms = hamms;
    }

    ControlResponse health(RoutedRequest call) {
        call.query().only();
        int ports = hamms.ports().size();
        return ControlResponse.json(json -> {
            json.writeStringField("status", "up");
            json.writeStringField("version", Version.NUMBER);
            json.writeNumberField("ports", ports);
        });
    }

    ControlResponse reset(RoutedRequest call) {
        call.query().only();
        hamms.reset();
        return ControlResponse.DONE;
    }

    ControlResponse description(RoutedRequest call) {
        call.query().only();
        try (InputStream in = ServerResource.class.getResourceAsStream(DESCRIPTION)) {
            if (in == null) {
                throw new FileNotFoundException(DESCRIPTION);
            }
            return ControlResponse.of(YAML, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
