package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.refusal;
import static dev.rollsafe.parser.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SequenceReaderTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CREATE SEQUENCE s ==> CreateSequence(name=s)
      CREATE SEQUENCE IF NOT EXISTS a.s AS bigint START WITH 1 INCREMENT BY 1 NO MINVALUE NO MAXVALUE CACHE 1 ==> CreateSequence(name=a.s ifNotExists options=SequenceOptions(type=bigint increment=1 minValue= maxValue= start=1 cache=1))
      CREATE TEMP SEQUENCE s START 5 INCREMENT -1 MINVALUE -10 MAXVALUE 10 CYCLE OWNED BY t.c ==> CreateSequence(name=s persistence=TEMPORARY options=SequenceOptions(increment=-1 minValue=-10 maxValue=10 start=5 cycle=true ownedBy=ColumnName(table=t column=c)))
      CREATE UNLOGGED SEQUENCE s NO CYCLE OWNED BY NONE ==> CreateSequence(name=s persistence=UNLOGGED options=SequenceOptions(cycle=false ownedByNone))
      CREATE SEQUENCE s OWNED BY a.b.c ==> CreateSequence(name=s options=SequenceOptions(ownedBy=ColumnName(table=a.b column=c)))
      CREATE SEQUENCE s OWNED BY a.b.c.d ==> CreateSequence(name=s options=SequenceOptions(ownedBy=ColumnName(table=b.c column=d)))
      CREATE SEQUENCE s RESTART ==> CreateSequence(name=s options=SequenceOptions(restart=))
      CREATE SEQUENCE s RESTART WITH 5 ==> CreateSequence(name=s options=SequenceOptions(restart=5))
      CREATE SEQUENCE s AS int4 AS int8 ==> CreateSequence(name=s options=SequenceOptions(type=bigint))
      CREATE SEQUENCE s INCREMENT 2.5 ==> CreateSequence(name=s options=SequenceOptions(increment=2.5))
      CREATE SEQUENCE s START WITH +5 ==> CreateSequence(name=s options=SequenceOptions(start=5))
      CREATE SEQUENCE s AS numeric(10) ==> CreateSequence(name=s options=SequenceOptions(type=numeric(10)))
      CREATE SEQUENCE s LOGGED ==> CreateSequence(name=s)
      CREATE SEQUENCE s SEQUENCE NAME x ==> CreateSequence(name=s)
      CREATE SEQUENCE start START 1 ==> CreateSequence(name=start options=SequenceOptions(start=1))
      ALTER SEQUENCE s RESTART ==> AlterSequence(name=s options=SequenceOptions(restart=))
      ALTER SEQUENCE IF EXISTS a.s RESTART WITH 10 INCREMENT BY 5 ==> AlterSequence(name=a.s ifExists options=SequenceOptions(increment=5 restart=10))
      ALTER SEQUENCE s OWNED BY t.id ==> AlterSequence(name=s options=SequenceOptions(ownedBy=ColumnName(table=t column=id)))
      ALTER SEQUENCE s OWNED BY NONE ==> AlterSequence(name=s options=SequenceOptions(ownedByNone))
      ALTER SEQUENCE s AS bigint NO MAXVALUE ==> AlterSequence(name=s options=SequenceOptions(type=bigint maxValue=))
      ALTER SEQUENCE s OWNER TO me ==> AlterTable(kind=SEQUENCE name=s actions=[OwnerTo(owner=me)])
      ALTER SEQUENCE IF EXISTS s OWNER TO me ==> AlterTable(kind=SEQUENCE name=s ifExists actions=[OwnerTo(owner=me)])
      ALTER SEQUENCE s SET LOGGED ==> AlterTable(kind=SEQUENCE name=s actions=[SetLogged(logged)])
      ALTER SEQUENCE s SET UNLOGGED ==> AlterTable(kind=SEQUENCE name=s actions=[SetLogged()])
      ALTER SEQUENCE s OWNER TO a, SET LOGGED ==> AlterTable(kind=SEQUENCE name=s actions=[OwnerTo(owner=a), SetLogged(logged)])
      ALTER SEQUENCE s SET SCHEMA x ==> SetSchema(kind=SEQUENCE name=s schema=x)
      ALTER SEQUENCE IF EXISTS s SET SCHEMA x ==> SetSchema(kind=SEQUENCE name=s schema=x ifExists)
      ALTER SEQUENCE s RENAME TO t ==> Rename(kind=SEQUENCE object=s newName=t objectKind=SEQUENCE)
      ALTER SEQUENCE IF EXISTS s RENAME TO t ==> Rename(kind=SEQUENCE object=s newName=t ifExists objectKind=SEQUENCE)
      ALTER SEQUENCE s LOGGED ==> AlterSequence(name=s)
      ALTER SEQUENCE s RESTART 5 ==> AlterSequence(name=s options=SequenceOptions(restart=5))
      ALTER SEQUENCE s RESTART -5 ==> AlterSequence(name=s options=SequenceOptions(restart=-5))
      ALTER SEQUENCE s MAXVALUE -9223372036854775808 ==> AlterSequence(name=s options=SequenceOptions(maxValue=-9223372036854775808))
      """)
  void reads(String sql, String expected) {
    assertThat(render(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CREATE SEQUENCE s OWNED BY c ==> expected "." and a column name but found the end of the statement @28
      CREATE SEQUENCE s INCREMENT a ==> expected a number but found "a" @28
      CREATE SEQUENCE s CACHE ==> expected a number but found the end of the statement @23
      CREATE SEQUENCE s NO ==> unexpected "NO" @18
      CREATE SEQUENCE s NOMINVALUE ==> unexpected "NOMINVALUE" @18
      CREATE OR REPLACE SEQUENCE s ==> expected SEQUENCE but found "OR" @7
      CREATE SEQUENCE ==> expected the name of a sequence but found the end of the statement @15
      CREATE SEQUENCE s (START 1) ==> unexpected "(" @18
      ALTER SEQUENCE s ==> expected an option of a sequence, RENAME TO, SET or OWNER TO but found the end of the statement @16
      ALTER SEQUENCE s RENAME a TO b ==> expected TO but found "a" @24
      ALTER SEQUENCE s SET START 1 ==> expected an option of a sequence, RENAME TO, SET or OWNER TO but found "SET" @17
      ALTER SEQUENCE s START 1, CACHE 1 ==> unexpected "," @24
      ALTER SEQUENCE s ADD COLUMN a int ==> expected an option of a sequence, RENAME TO, SET or OWNER TO but found "ADD" @17
      ALTER SEQUENCE s OWNED BY t ==> expected "." and a column name but found the end of the statement @27
      """)
  void refuses(String sql, String expected) {
    assertThat(refusal(sql)).isEqualTo(expected);
  }
}
