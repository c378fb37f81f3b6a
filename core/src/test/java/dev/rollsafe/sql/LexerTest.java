package dev.rollsafe.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LexerTest {

  static List<Arguments> words() {
    return List.of(
        arguments("Create TABLE x", "WORD Create | WORD TABLE | WORD x"),
        arguments(
            "a$b$c _x x1 straße 名前", "WORD a$b$c | WORD _x | WORD x1 | WORD straße | WORD 名前"),
        arguments("a.b .c", "WORD a | DOT . | WORD b | DOT . | WORD c"),
        arguments(
            "\"A \"\"b\" U&\"\\0061\"",
            "QUOTED_IDENTIFIER \"A \"\"b\" | QUOTED_IDENTIFIER U&\"\\0061\""),
        arguments(
            "u&\"d!0061\" uescape '!' x", "QUOTED_IDENTIFIER u&\"d!0061\" uescape '!' | WORD x"),
        arguments("a uescape '!'", "WORD a | WORD uescape | STRING '!'"),
        arguments("e b x n u", "WORD e | WORD b | WORD x | WORD n | WORD u"),
        arguments("u'a' e\"b\"", "WORD u | STRING 'a' | WORD e | QUOTED_IDENTIFIER \"b\""),
        arguments("u & v u&v", "WORD u | OPERATOR & | WORD v | WORD u | OPERATOR & | WORD v"));
  }

  static List<Arguments> placeholders() {
    return List.of(
        arguments("${schema}.orders", "WORD ${schema} | DOT . | WORD orders"),
        arguments("${prefix}_orders_${no}", "WORD ${prefix}_orders_${no}"),
        arguments("a${flyway:defaultSchema}", "WORD a${flyway:defaultSchema}"),
        arguments("\"${schema}\"", "QUOTED_IDENTIFIER \"${schema}\""),
        arguments("${a}${b c}", "WORD ${a}${b c}"),
        arguments(
            "varchar(${length})", "WORD varchar | LEFT_PAREN ( | WORD ${length} | RIGHT_PAREN )"),
        arguments("$$${x}$$", "STRING $$${x}$$"),
        arguments("${a'y}'", "UNKNOWN $ | UNKNOWN { | WORD a | STRING 'y}'"),
        arguments("a${x", "WORD a$ | UNKNOWN { | WORD x"));
  }

  static List<Arguments> strings() {
    return List.of(
        arguments("'it''s' ''", "STRING 'it''s' | STRING ''"),
        arguments("'a\\' x", "STRING 'a\\' | WORD x"),
        arguments("E'a\\'b' e''''", "STRING E'a\\'b' | STRING e''''"),
        arguments(
            "N'a' u&'b' U&'c' UESCAPE '!'",
            "STRING N'a' | STRING u&'b' | STRING U&'c' UESCAPE '!'"),
        arguments("B'01' x'1F'", "BIT_STRING B'01' | BIT_STRING x'1F'"),
        arguments("B'01''a'", "BIT_STRING B'01' | STRING 'a'"),
        arguments("'a'\n'b'", "STRING 'a' | STRING 'b'"),
        arguments("E'a' -- more\n 'b\\'c'", "STRING E'a' | STRING 'b\\'c'"),
        arguments("E'a' 'b\\' c", "STRING E'a' | STRING 'b\\' | WORD c"),
        arguments("E'a' /* \n */ 'b\\' c", "STRING E'a' | STRING 'b\\' | WORD c"),
        arguments("x'1'\n'2'", "BIT_STRING x'1' | BIT_STRING '2'"),
        arguments("$$a;'b$$", "STRING $$a;'b$$"),
        arguments("$a$ $b$ $$ $a $a$", "STRING $a$ $b$ $$ $a $a$"),
        arguments("$é1$x$é1$", "STRING $é1$x$é1$"),
        arguments("$a$x$A$y$a$", "STRING $a$x$A$y$a$"),
        arguments("$1 $12a", "PARAMETER $1 | PARAMETER $12 | WORD a"),
        arguments("$ $a", "UNKNOWN $ | UNKNOWN $ | WORD a"));
  }

  static List<Arguments> numbers() {
    return List.of(
        arguments(
            "1 1.5 .5 1. 1.5e10 1E-3",
            "NUMBER 1 | NUMBER 1.5 | NUMBER .5 | NUMBER 1. | NUMBER 1.5e10 | NUMBER 1E-3"),
        arguments(
            "1_000 0x1F_ff 0b1 0O17", "NUMBER 1_000 | NUMBER 0x1F_ff | NUMBER 0b1 | NUMBER 0O17"),
        arguments("1..2", "NUMBER 1 | OPERATOR .. | NUMBER 2"),
        arguments(
            "1e 1e+ 1_ 0x",
            "NUMBER 1 | WORD e | NUMBER 1 | WORD e | OPERATOR + | NUMBER 1 | WORD _ | NUMBER 0 | WORD x"),
        arguments("0b2 1.2.3", "NUMBER 0 | WORD b2 | NUMBER 1.2 | NUMBER .3"));
  }

  static List<Arguments> operators() {
    return List.of(
        arguments(
            "a::b := => ..",
            "WORD a | TYPECAST :: | WORD b | OPERATOR := | OPERATOR => | OPERATOR .."),
        arguments(
            "a<-1 a=-1",
            "WORD a | OPERATOR < | OPERATOR - | NUMBER 1 | WORD a | OPERATOR = | OPERATOR - | NUMBER 1"),
        arguments("@- ~+ *-+", "OPERATOR @- | OPERATOR ~+ | OPERATOR * | OPERATOR - | OPERATOR +"),
        arguments(
            "->> #>> ?| @@ || !~~*",
            "OPERATOR ->> | OPERATOR #>> | OPERATOR ?| | OPERATOR @@ | OPERATOR || | OPERATOR !~~*"),
        arguments("a+--x\n1", "WORD a | OPERATOR + | NUMBER 1"),
        arguments("a*/* x */1", "WORD a | OPERATOR * | NUMBER 1"),
        arguments("a-/**/-1", "WORD a | OPERATOR - | OPERATOR - | NUMBER 1"),
        arguments(
            "(a[1],b)",
            "LEFT_PAREN ( | WORD a | LEFT_BRACKET [ | NUMBER 1 | RIGHT_BRACKET ] | COMMA , | WORD b | RIGHT_PAREN )"));
  }

  static List<Arguments> variables() {
    return List.of(
        arguments("a = :v", "WORD a | OPERATOR = | VARIABLE :v"),
        arguments(":'v' :\"v\" :{?v}", "VARIABLE :'v' | VARIABLE :\"v\" | VARIABLE :{?v}"),
        arguments(
            "a[1:n] :n",
            "WORD a | LEFT_BRACKET [ | NUMBER 1 | COLON : | WORD n | RIGHT_BRACKET ] | VARIABLE :n"),
        arguments(
            "f('k':v)", "WORD f | LEFT_PAREN ( | STRING 'k' | COLON : | WORD v | RIGHT_PAREN )"),
        arguments("a : b :1", "WORD a | COLON : | WORD b | COLON : | NUMBER 1"));
  }

  static List<Arguments> blanksAndOthers() {
    return List.of(
        arguments("a\f\u000b\r\nb", "WORD a | WORD b"),
        arguments("a -- b\rc /* d /* e */ */ f", "WORD a | WORD c | WORD f"),
        arguments("\ufeffa", "WORD a"),
        arguments(
            "a \u0001{} \u007f",
            "WORD a | UNKNOWN \u0001 | UNKNOWN { | UNKNOWN } | UNKNOWN \u007f"),
        arguments("a \\echo b 'c  \n d", "WORD a | META_COMMAND \\echo b 'c | WORD d"));
  }

  @ParameterizedTest
  @MethodSource({
    "words",
    "placeholders",
    "strings",
    "numbers",
    "operators",
    "variables",
    "blanksAndOthers"
  })
  void takesTextApart(String sql, String expected) {
    assertThat(Statements.kinds(Statements.only(sql))).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource({
    "words",
    "placeholders",
    "strings",
    "numbers",
    "operators",
    "variables",
    "blanksAndOthers"
  })
  void readsTheSameInTextThatIsNotLatin1(String sql, String expected) {
    assertThat(Statements.kinds(Statements.only(sql + "\n\u4e16")))
        .isEqualTo(expected + " | WORD \u4e16");
  }
}
