package dev.rollsafe.release.usage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Compiles small applications, against stand-ins for the libraries whose annotations and classes they use. */
final class TestApplication {

  private static final Map<String, String> LIBRARIES = Map.of(
      "jakarta/persistence/Entity.java",
          "package jakarta.persistence; public @interface Entity { String name() default \"\"; }",
      "jakarta/persistence/Table.java",
          "package jakarta.persistence; public @interface Table { String name() default \"\"; String schema() default \"\"; }",
      "jakarta/persistence/Column.java",
          "package jakarta.persistence; public @interface Column { String name() default \"\"; String columnDefinition() default \"\"; }",
      "jakarta/persistence/Transient.java",
          "package jakarta.persistence; public @interface Transient {}",
      "jakarta/persistence/ManyToOne.java",
          "package jakarta.persistence; public @interface ManyToOne {}",
      "jakarta/persistence/MappedSuperclass.java",
          "package jakarta.persistence; public @interface MappedSuperclass {}",
      "org/springframework/data/Query.java",
          "package org.springframework.data; public @interface Query { String value(); String[] more() default {}; }",
      "com/fasterxml/jackson/JsonProperty.java",
          "package com.fasterxml.jackson; public @interface JsonProperty { String value(); }",
      "org/jooq/impl/TableImpl.java",
          "package org.jooq.impl; public class TableImpl { protected TableImpl(String n) {} protected String createField(String n) { return n; } }");

  private TestApplication() {}

  /**
   * Compiles an application.
   *
   * @param folder an empty folder
   * @param files sources and resources by their path
   * @return the folder of its classes and resources
   */
  static Path build(Path folder, Map<String, String> files) throws IOException {
    Path sources = Files.createDirectories(folder.resolve("src"));
    Path classes = Files.createDirectories(folder.resolve("classes"));
    Path libraries = Files.createDirectories(folder.resolve("libraries"));
    compile(sources.resolve("libraries"), LIBRARIES, libraries, libraries);
    compile(sources.resolve("app"), files, classes, libraries);
    return classes;
  }

  private static void compile(Path sources, Map<String, String> files, Path out, Path libraries)
      throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("-d", out.toString(), "-cp", libraries.toString(), "-proc:none"));
    for (Map.Entry<String, String> file : files.entrySet()) {
      boolean java = file.getKey().endsWith(".java");
      Path path = (java ? sources : out).resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
      if (java) {
        arguments.add(path.toString());
      }
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (arguments.size() > 5
        && compiler.run(null, null, null, arguments.toArray(new String[0])) != 0) {
      throw new IOException("does not compile: " + files.keySet());
    }
  }
}
