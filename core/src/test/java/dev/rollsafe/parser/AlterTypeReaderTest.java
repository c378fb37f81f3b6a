package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.refusal;
import static dev.rollsafe.parser.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlterTypeReaderTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      ALTER TYPE t ADD VALUE 'x' ==> AddEnumValue(name=t value=x)
      ALTER TYPE s.t ADD VALUE IF NOT EXISTS 'x' BEFORE 'y' ==> AddEnumValue(name=s.t value=x ifNotExists before=y)
      ALTER TYPE t ADD VALUE 'x' AFTER 'y' ==> AddEnumValue(name=t value=x after=y)
      ALTER TYPE t RENAME VALUE 'a' TO 'b' ==> Rename(kind=ENUM_VALUE object=t part=a newName=b objectKind=TYPE)
      ALTER TYPE t RENAME ATTRIBUTE a TO b ==> Rename(kind=ATTRIBUTE object=t part=a newName=b objectKind=TYPE)
      ALTER TYPE t RENAME ATTRIBUTE a TO b CASCADE ==> Rename(kind=ATTRIBUTE object=t part=a newName=b objectKind=TYPE)
      ALTER TYPE t RENAME ATTRIBUTE a TO b RESTRICT ==> Rename(kind=ATTRIBUTE object=t part=a newName=b objectKind=TYPE)
      ALTER TYPE t RENAME TO u ==> Rename(kind=TYPE object=t newName=u objectKind=TYPE)
      ALTER TYPE t SET SCHEMA s ==> SetSchema(kind=TYPE name=t schema=s)
      ALTER TYPE t OWNER TO CURRENT_USER ==> ChangeOwner(kind=TYPE name=t owner=current_user)
      ALTER TYPE t OWNER TO public ==> ChangeOwner(kind=TYPE name=t owner=public)
      ALTER TYPE t ADD ATTRIBUTE a int ==> AlterType(name=t actions=[AddColumn(column=ColumnDefinition(name=a type=integer))])
      ALTER TYPE t ADD ATTRIBUTE a text COLLATE "C" CASCADE, DROP ATTRIBUTE b, DROP ATTRIBUTE IF EXISTS c CASCADE, ALTER ATTRIBUTE d TYPE int, ALTER ATTRIBUTE e SET DATA TYPE text COLLATE "C" RESTRICT ==> AlterType(name=t actions=[AddColumn(column=ColumnDefinition(name=a type=text collation=C)), DropColumn(column=b), DropColumn(column=c ifExists cascade), SetType(column=d type=integer), SetType(column=e type=text collation=C)] cascade)
      ALTER TYPE t SET (RECEIVE = f, SEND = NONE, STORAGE = extended) ==> AlterType(name=t actions=[SetOptions(options={receive=f, send=none, storage=extended})])
      ALTER TYPE t SET (RECEIVE) ==> AlterType(name=t actions=[SetOptions(options={receive=})])
      ALTER TYPE t ADD ATTRIBUTE value int ==> AlterType(name=t actions=[AddColumn(column=ColumnDefinition(name=value type=integer))])
      ALTER TYPE t ADD ATTRIBUTE attribute int, DROP ATTRIBUTE if ==> AlterType(name=t actions=[AddColumn(column=ColumnDefinition(name=attribute type=integer)), DropColumn(column=if)])
      """)
  void reads(String sql, String expected) {
    assertThat(render(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      ALTER TYPE t ADD VALUE 'x' BEFORE 'y' AFTER 'z' ==> unexpected "AFTER" @38
      ALTER TYPE t ADD VALUE x ==> expected a label but found "x" @23
      ALTER TYPE t ADD VALUE ==> expected a label but found the end of the statement @22
      ALTER TYPE t ADD 'x' ==> expected ATTRIBUTE but found "'x'" @17
      ALTER TYPE t ADD VALUE 'x', ADD VALUE 'y' ==> unexpected "," @26
      ALTER TYPE t ADD VALUE 'x' AFTER ==> expected a label but found the end of the statement @32
      ALTER TYPE t DROP VALUE 'x' ==> expected ATTRIBUTE but found "VALUE" @18
      ALTER TYPE t RENAME VALUE a TO b ==> expected a label but found "a" @26
      ALTER TYPE t RENAME VALUE 'a' 'b' ==> expected TO but found "'b'" @30
      ALTER TYPE t RENAME a TO b ==> expected ADD, DROP, ALTER, RENAME, SET or OWNER TO but found "RENAME" @13
      ALTER TYPE t RENAME TO s.u ==> unexpected "." @24
      ALTER TYPE IF EXISTS t RENAME TO u ==> expected ADD, DROP, ALTER, RENAME, SET or OWNER TO but found "EXISTS" @14
      ALTER TYPE t ADD ATTRIBUTE IF NOT EXISTS a int ==> expected a type but found "NOT" @30
      ALTER TYPE t ADD a int ==> expected ATTRIBUTE but found "a" @17
      ALTER TYPE t DROP a ==> expected ATTRIBUTE but found "a" @18
      ALTER TYPE t ALTER ATTRIBUTE a SET NOT NULL ==> expected DATA but found "NOT" @35
      ALTER TYPE t ALTER ATTRIBUTE a SET TYPE int ==> expected DATA but found "TYPE" @35
      ALTER TYPE t ALTER ATTRIBUTE a TYPE int USING 1 ==> unexpected "USING" @40
      ALTER TYPE t ADD ATTRIBUTE a int, RENAME ATTRIBUTE a TO b ==> expected ADD ATTRIBUTE, DROP ATTRIBUTE or ALTER ATTRIBUTE but found "RENAME" @34
      ALTER TYPE t SET () ==> expected an option but found ")" @18
      ALTER TYPE t RESET (RECEIVE) ==> expected ADD, DROP, ALTER, RENAME, SET or OWNER TO but found "RESET" @13
      ALTER TYPE t ==> expected ADD, DROP, ALTER, RENAME, SET or OWNER TO but found the end of the statement @12
      ALTER TYPE ==> expected the name of a type but found the end of the statement @10
      """)
  void refuses(String sql, String expected) {
    assertThat(refusal(sql)).isEqualTo(expected);
  }
}
