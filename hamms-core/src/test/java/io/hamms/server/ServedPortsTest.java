package io.hamms.server;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.fault.Observer;
import io.hamms.handler.ServerState;
import io.hamms.mode.baseline.Healthy;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServedPortsTest {

    @Test
    void areLimitedInNumber() {
        ServedPorts ports = new ServedPorts(new ServerState(Observer.NONE));
        for (int number = 1; number <= ServedPorts.MAX_PORTS; number++) {
            ports.checkRoom();
            ports.add(List.of(new Binding(number, Healthy.MODE, Healthy.MODE.fault(), null, List.of(), null)));
        }
        assertThatThrownBy(ports::checkRoom).hasMessage("ports: 4096 (expected: fewer than 4096; remove one)");

        ports.remove(1);
        assertThatCode(ports::checkRoom).doesNotThrowAnyException();
    }
}
