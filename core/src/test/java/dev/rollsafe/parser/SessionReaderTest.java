package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.refusal;
import static dev.rollsafe.parser.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionReaderTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      LISTEN a ==> Other(verb=LISTEN kind=NONE name=a)
      LISTEN "A b" ==> Other(verb=LISTEN kind=NONE name=A b)
      UNLISTEN a ==> Other(verb=UNLISTEN kind=NONE name=a)
      UNLISTEN * ==> Other(verb=UNLISTEN kind=NONE name=all)
      NOTIFY a ==> Other(verb=NOTIFY kind=NONE name=a)
      NOTIFY a, 'x' ==> Other(verb=NOTIFY kind=NONE name=a)
      LOAD 'x' ==> Other(verb=LOAD kind=NONE)
      CHECKPOINT ==> Other(verb=CHECKPOINT kind=NONE)
      DISCARD ALL ==> Other(verb=DISCARD kind=NONE name=all)
      DISCARD TEMP ==> Other(verb=DISCARD kind=NONE name=temp)
      DISCARD TEMPORARY ==> Other(verb=DISCARD kind=NONE name=temp)
      DISCARD PLANS ==> Other(verb=DISCARD kind=NONE name=plans)
      DISCARD SEQUENCES ==> Other(verb=DISCARD kind=NONE name=sequences)
      CLOSE c ==> Other(verb=CLOSE kind=NONE name=c)
      CLOSE ALL ==> Other(verb=CLOSE kind=NONE name=all)
      FETCH c ==> Other(verb=FETCH kind=NONE name=c)
      FETCH FROM c ==> Other(verb=FETCH kind=NONE name=c)
      FETCH IN c ==> Other(verb=FETCH kind=NONE name=c)
      FETCH NEXT FROM c ==> Other(verb=FETCH kind=NONE name=c)
      FETCH NEXT c ==> Other(verb=FETCH kind=NONE name=c)
      FETCH PRIOR IN c ==> Other(verb=FETCH kind=NONE name=c)
      FETCH FIRST c ==> Other(verb=FETCH kind=NONE name=c)
      FETCH LAST FROM c ==> Other(verb=FETCH kind=NONE name=c)
      FETCH ABSOLUTE 3 FROM c ==> Other(verb=FETCH kind=NONE name=c)
      FETCH ABSOLUTE -3 c ==> Other(verb=FETCH kind=NONE name=c)
      FETCH RELATIVE 0 c ==> Other(verb=FETCH kind=NONE name=c)
      FETCH 3 FROM c ==> Other(verb=FETCH kind=NONE name=c)
      FETCH -3 c ==> Other(verb=FETCH kind=NONE name=c)
      FETCH ALL FROM c ==> Other(verb=FETCH kind=NONE name=c)
      FETCH ALL c ==> Other(verb=FETCH kind=NONE name=c)
      FETCH FORWARD FROM c ==> Other(verb=FETCH kind=NONE name=c)
      FETCH FORWARD c ==> Other(verb=FETCH kind=NONE name=c)
      FETCH FORWARD 3 c ==> Other(verb=FETCH kind=NONE name=c)
      FETCH FORWARD ALL IN c ==> Other(verb=FETCH kind=NONE name=c)
      FETCH BACKWARD -1 FROM c ==> Other(verb=FETCH kind=NONE name=c)
      FETCH BACKWARD ALL c ==> Other(verb=FETCH kind=NONE name=c)
      FETCH next ==> Other(verb=FETCH kind=NONE name=next)
      FETCH forward ==> Other(verb=FETCH kind=NONE name=forward)
      FETCH next FROM next ==> Other(verb=FETCH kind=NONE name=next)
      MOVE FORWARD 3 FROM c ==> Other(verb=MOVE kind=NONE name=c)
      MOVE c ==> Other(verb=MOVE kind=NONE name=c)
      MOVE ALL IN c ==> Other(verb=MOVE kind=NONE name=c)
      FETCH 0x10 c ==> Other(verb=FETCH kind=NONE name=c)
      """)
  void reads(String sql, String expected) {
    assertThat(render(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      LISTEN ==> expected a channel but found the end of the statement @6
      LISTEN a.b ==> unexpected "." @8
      UNLISTEN ==> expected a channel or * but found the end of the statement @8
      NOTIFY a, x ==> expected a message but found "x" @10
      NOTIFY a 'x' ==> unexpected "'x'" @9
      LOAD x ==> expected the name of a file but found "x" @5
      CHECKPOINT x ==> unexpected "x" @11
      DISCARD x ==> expected ALL, PLANS, SEQUENCES or TEMP but found "x" @8
      DISCARD ==> expected ALL, PLANS, SEQUENCES or TEMP but found the end of the statement @7
      CLOSE ==> expected a cursor but found the end of the statement @5
      FETCH ALL ==> expected a cursor but found "ALL" @6
      FETCH 3 ==> expected a cursor but found "3" @6
      FETCH x c ==> unexpected "c" @8
      FETCH ==> expected a cursor but found the end of the statement @5
      FETCH 1.5 FROM c ==> expected a whole number but found "1.5" @6
      FETCH ABSOLUTE 1e3 c ==> expected a whole number but found "1e3" @15
      """)
  void refuses(String sql, String expected) {
    assertThat(refusal(sql)).isEqualTo(expected);
  }
}
