package dev.rollsafe.release.usage;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The texts in a class: string constants, what values are put into, and annotations; and the table it is mapped to. */
final class ClassScanner extends ClassVisitor {

  private static final int API = Opcodes.ASM9;
  private static final String JOOQ_TABLE = "org/jooq/impl/TableImpl";
  private static final String RECORD_METHODS = "java/lang/runtime/ObjectMethods";

  private final String place;
  private final Corpus corpus;
  private final EntityMapping entity = new EntityMapping();
  private final Set<String> jooqNames = new LinkedHashSet<>();
  private final Set<String> seen = new LinkedHashSet<>();
  private boolean jooqTable;

  private ClassScanner(String place, Corpus corpus) {
    super(API);
    this.place = place;
    this.corpus = corpus;
  }

  /**
   * Reads a class.
   *
   * @throws IllegalArgumentException if it is of a version that is not known
   */
  static void scan(String place, byte[] bytes, Corpus corpus) {
    ClassScanner scanner = new ClassScanner(place, corpus);
    new ClassReader(bytes).accept(scanner, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      @Nullable String signature,
      @Nullable String superName,
      String @Nullable [] interfaces) {
    jooqTable = JOOQ_TABLE.equals(superName);
    entity.begin(name, superName != null && !superName.startsWith("java/lang/"));
  }

  @Override
  public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
    return annotation(descriptor, entity::onClass);
  }

  @Override
  public FieldVisitor visitField(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      @Nullable Object value) {
    if (value instanceof String text) {
      text(name, text);
    }
    boolean mapped = (access & (Opcodes.ACC_STATIC | Opcodes.ACC_TRANSIENT)) == 0;
    EntityMapping.Member member = entity.member(name, mapped);
    return new FieldVisitor(API) {
      @Override
      public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
        return annotation(annotation, member);
      }
    };
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    return new Method(name, entity.member(EntityMapping.property(name), false));
  }

  private @Nullable AnnotationVisitor annotation(
      String descriptor, AnnotationTexts.Listener listener) {
    return AnnotationTexts.isAboutSomethingElse(descriptor)
        ? null
        : new AnnotationTexts(descriptor, listener, text -> text("annotation", text));
  }

  private void text(String member, String text) {
    if (jooqTable) {
      jooqNames.add(text);
    } else if (!text.isBlank() && seen.add(text)) {
      corpus.add(new Text(place + ": " + member, text));
    }
  }

  @Override
  public void visitEnd() {
    entity.mapping(place).ifPresent(corpus::add);
    if (jooqTable && !jooqNames.isEmpty()) {
      String table = jooqNames.iterator().next();
      corpus.add(new Mapping(place, Set.of(table), jooqNames, false));
    }
  }

  /** The constants of a method. */
  private final class Method extends MethodVisitor {

    private final String name;
    private final EntityMapping.Member member;

    Method(String name, EntityMapping.Member member) {
      super(API);
      this.name = name;
      this.member = member;
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
      return annotation(descriptor, member);
    }

    @Override
    public AnnotationVisitor visitAnnotationDefault() {
      return new AnnotationTexts("", AnnotationTexts.Listener.NONE, text -> text(name, text));
    }

    @Override
    public void visitLdcInsn(Object value) {
      if (value instanceof String text) {
        text(name, text);
      }
    }

    /** Values are put into a text by {@code invokedynamic}; a record's methods get its names, which are no SQL. */
    @Override
    public void visitInvokeDynamicInsn(
        String called, String descriptor, Handle bootstrap, Object... arguments) {
      if (bootstrap.getOwner().equals(RECORD_METHODS)) {
        return;
      }
      for (Object argument : arguments) {
        if (argument instanceof String text) {
          text(name, text);
        }
      }
    }
  }
}
