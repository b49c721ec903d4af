package io.hamms.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.fault.ConnectionListener;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompositeListenerTest {

    private static ConnectionListener recording(String name, List<String> calls) {
        return (ConnectionListener) Proxy.newProxyInstance(
                ConnectionListener.class.getClassLoader(),
                new Class<?>[] {ConnectionListener.class},
                (proxy, method, arguments) -> {
                    calls.add(name + " " + method.getName());
                    return null;
                });
    }

    private static Object anyOf(Class<?> type) {
        return type == ByteBuffer.class ? ByteBuffer.allocate(1) : Array.get(Array.newInstance(type, 1), 0);
    }

    @Test
    void passesEveryEventToBoth() throws ReflectiveOperationException {
        List<Method> events = Arrays.stream(ConnectionListener.class.getDeclaredMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isSynthetic())
                .toList();
        assertThat(events).hasSizeGreaterThan(7);
        for (Method event : events) {
            List<String> calls = new ArrayList<>();
            event.invoke(
                    new CompositeListener(recording("first", calls), recording("second", calls)),
                    Arrays.stream(event.getParameterTypes())
                            .map(CompositeListenerTest::anyOf)
                            .toArray());
            assertThat(calls).containsExactly("first " + event.getName(), "second " + event.getName());
        }
    }
}
