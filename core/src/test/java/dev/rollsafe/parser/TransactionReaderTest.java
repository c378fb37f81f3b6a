package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.refusal;
import static dev.rollsafe.parser.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransactionReaderTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      BEGIN ==> TransactionControl(verb=BEGIN)
      BEGIN WORK ==> TransactionControl(verb=BEGIN)
      BEGIN TRANSACTION ISOLATION LEVEL SERIALIZABLE, READ ONLY, DEFERRABLE ==> TransactionControl(verb=BEGIN)
      BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE NOT DEFERRABLE ==> TransactionControl(verb=BEGIN)
      START TRANSACTION ISOLATION LEVEL REPEATABLE READ ==> TransactionControl(verb=BEGIN)
      START TRANSACTION ISOLATION LEVEL READ UNCOMMITTED ==> TransactionControl(verb=BEGIN)
      COMMIT ==> TransactionControl(verb=COMMIT)
      COMMIT WORK AND CHAIN ==> TransactionControl(verb=COMMIT chain)
      END TRANSACTION AND NO CHAIN ==> TransactionControl(verb=COMMIT)
      ROLLBACK ==> TransactionControl(verb=ROLLBACK)
      ROLLBACK TRANSACTION AND CHAIN ==> TransactionControl(verb=ROLLBACK chain)
      ABORT WORK ==> TransactionControl(verb=ROLLBACK)
      SAVEPOINT a ==> TransactionControl(verb=SAVEPOINT savepoint=a)
      RELEASE a ==> TransactionControl(verb=RELEASE savepoint=a)
      RELEASE SAVEPOINT "A" ==> TransactionControl(verb=RELEASE savepoint=A)
      RELEASE savepoint ==> TransactionControl(verb=RELEASE savepoint=savepoint)
      ROLLBACK TO a ==> TransactionControl(verb=ROLLBACK_TO savepoint=a)
      ROLLBACK WORK TO SAVEPOINT a ==> TransactionControl(verb=ROLLBACK_TO savepoint=a)
      ROLLBACK TO savepoint ==> TransactionControl(verb=ROLLBACK_TO savepoint=savepoint)
      PREPARE TRANSACTION 'it''s' ==> TransactionControl(verb=PREPARE savepoint=it's)
      COMMIT PREPARED 'a' ==> TransactionControl(verb=COMMIT_PREPARED savepoint=a)
      ROLLBACK PREPARED 'a' ==> TransactionControl(verb=ROLLBACK_PREPARED savepoint=a)
      """)
  void reads(String sql, String expected) {
    assertThat(render(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      BEGIN a ==> unexpected "a" @6
      BEGIN WORK TRANSACTION ==> unexpected "TRANSACTION" @11
      BEGIN READ ==> expected ONLY or WRITE but found the end of the statement @10
      BEGIN READ ONLY, ==> expected ISOLATION LEVEL, READ or DEFERRABLE but found the end of the statement @16
      BEGIN ISOLATION LEVEL a ==> expected SERIALIZABLE, REPEATABLE READ, READ COMMITTED or READ UNCOMMITTED but found "a" @22
      START ==> expected TRANSACTION but found the end of the statement @5
      COMMIT CHAIN ==> unexpected "CHAIN" @7
      COMMIT AND ==> expected CHAIN but found the end of the statement @10
      COMMIT PREPARED a ==> expected the name of a prepared transaction but found "a" @16
      COMMIT WORK PREPARED 'a' ==> unexpected "PREPARED" @12
      SAVEPOINT ==> expected the name of a savepoint but found the end of the statement @9
      SAVEPOINT 'a' ==> expected the name of a savepoint but found "'a'" @10
      ABORT TO a ==> unexpected "TO" @6
      ROLLBACK TO a AND CHAIN ==> unexpected "AND" @14
      """)
  void refuses(String sql, String expected) {
    assertThat(refusal(sql)).isEqualTo(expected);
  }
}
