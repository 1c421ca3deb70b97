package org.peyvand.admin;

import picocli.CommandLine;

/** Hands the program to the commands that want it. */
record Commands(Program program) implements CommandLine.IFactory {

    @Override
    public <K> K create(Class<K> kind) throws Exception {
        for (var constructor : kind.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Program.class) {
                return kind.cast(constructor.newInstance(program));
            }
        }
        return CommandLine.defaultFactory().create(kind);
    }
}
