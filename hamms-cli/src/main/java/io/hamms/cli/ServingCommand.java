package io.hamms.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** The shared part of {@code hamms} and {@code hamms serve}, which differ only in their help. */
abstract class ServingCommand implements Callable<Integer> {

    private final Environment environment;

    @Mixin
    private final ServeOptions options = new ServeOptions();

    ServingCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public final Integer call() throws InterruptedException {
        return options.serve(environment);
    }
}
