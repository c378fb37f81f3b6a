package dev.rollsafe.release.usage;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Opcodes;

/** The texts in an annotation, however deep. Those that map names are told to a listener; all others may be SQL. */
final class AnnotationTexts extends AnnotationVisitor {

  /** What these hold is never SQL: names in JSON and URLs, messages, the compiler's own notes. */
  private static final List<String> ELSEWHERE = List.of(
      "Lkotlin/",
      "Lcom/fasterxml/jackson/",
      "Ljakarta/validation/",
      "Ljavax/validation/",
      "Ljakarta/ws/rs/",
      "Ljavax/ws/rs/",
      "Ljakarta/xml/bind/",
      "Ljavax/xml/bind/",
      "Lorg/springframework/web/",
      "Lorg/springframework/stereotype/",
      "Lorg/springframework/context/",
      "Lorg/springframework/boot/",
      "Lio/swagger/",
      "Lorg/junit/",
      "Ljava/lang/");

  private final String descriptor;
  private final Listener listener;
  private final Consumer<String> texts;

  /** Is told what an annotation maps. */
  interface Listener {

    /** Cares for none. */
    Listener NONE = (annotation, name, value) -> false;

    /**
     * Takes the value of an annotation, or its being there.
     *
     * @param annotation its simple name
     * @param name the name of the value; nothing where the annotation begins
     * @param value the value
     * @return whether that is a name which is now known, and no SQL
     */
    boolean takes(String annotation, String name, String value);
  }

  AnnotationTexts(String descriptor, Listener listener, Consumer<String> texts) {
    super(Opcodes.ASM9);
    this.descriptor = descriptor;
    this.listener = listener;
    this.texts = texts;
    listener.takes(simpleName(), "", "");
  }

  static boolean isAboutSomethingElse(String descriptor) {
    for (String start : ELSEWHERE) {
      if (descriptor.startsWith(start)) {
        return true;
      }
    }
    return false;
  }

  private String simpleName() {
    int start = descriptor.lastIndexOf('/') + 1;
    return descriptor.isEmpty() ? "" : descriptor.substring(start, descriptor.length() - 1);
  }

  @Override
  public void visit(@Nullable String name, Object value) {
    if (value instanceof String text
        && !listener.takes(simpleName(), name == null ? "value" : name, text)) {
      texts.accept(text);
    }
  }

  @Override
  public AnnotationVisitor visitAnnotation(@Nullable String name, String inner) {
    return new AnnotationTexts(inner, Listener.NONE, texts);
  }

  @Override
  public AnnotationVisitor visitArray(@Nullable String name) {
    return new AnnotationTexts("", Listener.NONE, texts);
  }
}
