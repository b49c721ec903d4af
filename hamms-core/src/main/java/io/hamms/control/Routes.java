package io.hamms.control;

import static io.hamms.control.Route.delete;
import static io.hamms.control.Route.get;
import static io.hamms.control.Route.post;
import static io.hamms.control.Route.put;

import io.hamms.HammsNettyServer;
import java.util.List;
import java.util.stream.Stream;

/** All routes of the control port. */
final class Routes {

    private Routes() {}

    static List<Route> of(HammsNettyServer hamms, EventFeed feed) {
        return Stream.concat(page().stream(), resources(hamms, feed).stream()).toList();
    }

    private static List<Route> page() {
        var page = new PageResource();
        return List.of(
                get("/", PageResource.HTML, page::index),
                get("/index.html", PageResource.HTML, page::index),
                get("/page.css", PageResource.CSS, page::style),
                get("/page/{file}", PageResource.SCRIPT, page::script));
    }

    private static List<Route> resources(HammsNettyServer hamms, EventFeed feed) {
        var server = new ServerResource(hamms);
        var modes = new ModeResource(hamms);
        var defaults = new DefaultsResource(hamms);
        var script = new ScriptResource(hamms);
        var ports = new PortResource(hamms);
        var journal = new JournalResource(hamms, feed);
        var counters = new CounterResource(hamms);
        var keys = new KeyResource(hamms);
        var ca = new CaResource(hamms);
        return List.of(
                get("/health", ControlResponse.JSON, server::health),
                post("/reset", "", server::reset),
                get("/openapi.yaml", ServerResource.YAML, server::description),
                get("/ca", CaResource.CERTIFICATES, ca::certificate),
                get("/ca.pem", CaResource.CERTIFICATES, ca::certificate),
                get(CaResource.CLIENT, CaResource.CERTIFICATE_AND_KEY, ca::client),
                get("/modes", ControlResponse.JSON, modes::list),
                get("/modes/{name}", ControlResponse.JSON, modes::show),
                get("/defaults", ControlResponse.JSON, defaults::list),
                get("/scripts", ControlResponse.JSON, script::list),
                get("/modes/{name}/defaults", ControlResponse.JSON, defaults::show),
                put("/modes/{name}/defaults", ControlResponse.JSON, defaults::replace),
                delete("/modes/{name}/defaults", defaults::remove),
                get("/modes/{name}/script", ControlResponse.JSON, script::show),
                put("/modes/{name}/script", "", script::replace),
                delete("/modes/{name}/script", script::remove),
                get("/ports", ControlResponse.JSON, ports::list),
                post("/ports", ControlResponse.JSON, ports::add),
                get("/ports/{port}", ControlResponse.JSON, ports::show),
                delete("/ports/{port}", ports::remove),
                get("/journal/connections", ControlResponse.JSON, journal::connections),
                get("/journal/requests", ControlResponse.JSON, journal::requests),
                get("/journal/events", ControlResponse.EVENTS, journal::events),
                delete("/journal", journal::clear),
                get("/counters", ControlResponse.JSON, counters::list),
                get("/keys/{key}", ControlResponse.JSON, keys::show),
                get("/metrics", CounterResource.PROMETHEUS, counters::metrics));
    }
}
