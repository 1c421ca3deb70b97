package org.peyvand.database;

import org.jooq.codegen.DefaultGeneratorStrategy;
import org.jooq.meta.Definition;
import org.jooq.meta.SchemaDefinition;

/** Names the generated classes: a table keeps its own name even where its schema is called the same. */
public final class ModuleNames extends DefaultGeneratorStrategy {

    @Override
    public String getJavaClassName(Definition definition, Mode mode) {
        var name = super.getJavaClassName(definition, mode);
        return definition instanceof SchemaDefinition ? name + "Schema" : name;
    }

    @Override
    public String getJavaIdentifier(Definition definition) {
        var name = super.getJavaIdentifier(definition);
        return definition instanceof SchemaDefinition ? name + "_SCHEMA" : name;
    }
}
