package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetaCommandReaderTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      \\connect db ==> MetaCommand(kind=CONNECT text=\\connect db)
      \\c - postgres ==> MetaCommand(kind=CONNECT text=\\c - postgres)
      \\i other.sql ==> MetaCommand(kind=INCLUDE text=\\i other.sql)
      \\ir sub/other.sql ==> MetaCommand(kind=INCLUDE text=\\ir sub/other.sql)
      \\include_relative x ==> MetaCommand(kind=INCLUDE text=\\include_relative x)
      \\set ON_ERROR_STOP on ==> MetaCommand(kind=VARIABLE text=\\set ON_ERROR_STOP on)
      \\if :x ==> MetaCommand(kind=CONDITION text=\\if :x)
      \\endif ==> MetaCommand(kind=CONDITION text=\\endif)
      \\echo hi ==> MetaCommand(kind=OTHER text=\\echo hi)
      \\! rm x ==> MetaCommand(kind=SHELL text=\\! rm x)
      \\o | cat ==> MetaCommand(kind=SHELL text=\\o | cat)
      \\copy t (a, b) from 'x.csv' csv header ==> MetaCommand(kind=COPY sent=Copy(table=t columns=[a, b] writes place=FILE) text=\\copy t (a, b) from 'x.csv' csv header)
      \\copy (select 1) to out.csv ==> MetaCommand(kind=COPY sent=Copy(query=Select(query=<select 1>) place=FILE) text=\\copy (select 1) to out.csv)
      \\copy s.t from data/x.csv with (format csv) ==> MetaCommand(kind=COPY sent=Copy(table=s.t writes place=FILE) text=\\copy s.t from data/x.csv with (format csv))
      \\copy t to stdout ==> MetaCommand(kind=COPY sent=Copy(table=t place=STANDARD_STREAM) text=\\copy t to stdout)
      \\copy t from program 'cat x' ==> MetaCommand(kind=COPY sent=Copy(table=t writes place=PROGRAM) text=\\copy t from program 'cat x')
      \\copy nonsense ==> MetaCommand(kind=COPY text=\\copy nonsense)
      \\q ==> MetaCommand(kind=QUIT text=\\q)
      \\lo_unlink 5 ==> MetaCommand(kind=LARGE_OBJECT text=\\lo_unlink 5)
      SELECT 'DROP TABLE t' \\gexec ==> MetaCommand(kind=RUN_RESULT sent=Select(query=<SELECT 'DROP TABLE t'>) text=\\gexec)
      INSERT INTO t VALUES (1) \\g ==> MetaCommand(kind=RUN sent=Insert(table=t source=VALUES) text=\\g)
      SELECT 1 AS a \\gset ==> MetaCommand(kind=VARIABLE sent=Select(query=<SELECT 1 AS a>) text=\\gset)
      DELETE FROM t \\gdesc ==> MetaCommand(kind=OTHER text=\\gdesc)
      UPDATE t SET a = 1 \\watch 5 ==> MetaCommand(kind=RUN sent=Update(table=t assignments=[Assignment(columns=[a] value=<1>)]) text=\\watch 5)
      SELECT $1 \\bind 5 \\g ==> MetaCommand(kind=RUN sent=Select(query=<SELECT $1>) text=\\bind 5 \\g)
      """)
  void commands(String sql, String expected) {
    assertThat(render(sql)).isEqualTo(expected);
  }
}
