package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.refusal;
import static dev.rollsafe.parser.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlterDomainReaderTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      ALTER DOMAIN d SET DEFAULT 1 ==> AlterDomain(name=d action=SetDefault(column=d value=<1>))
      ALTER DOMAIN s.d SET DEFAULT now() AT TIME ZONE 'utc' ==> AlterDomain(name=s.d action=SetDefault(column=d value=<now() AT TIME ZONE 'utc'>))
      ALTER DOMAIN d DROP DEFAULT ==> AlterDomain(name=d action=DropDefault(column=d))
      ALTER DOMAIN d SET NOT NULL ==> AlterDomain(name=d action=SetNotNull(column=d))
      ALTER DOMAIN d DROP NOT NULL ==> AlterDomain(name=d action=DropNotNull(column=d))
      ALTER DOMAIN d ADD CHECK (VALUE > 0) ==> AlterDomain(name=d action=AddConstraint(constraint=Check(expression=<VALUE > 0>)))
      ALTER DOMAIN d ADD CONSTRAINT c CHECK (VALUE > 0) NOT VALID ==> AlterDomain(name=d action=AddConstraint(constraint=Check(name=c expression=<VALUE > 0> attributes=Attributes(notValid))))
      ALTER DOMAIN d ADD CONSTRAINT c NOT NULL ==> AlterDomain(name=d action=AddConstraint(constraint=NotNull(name=c)))
      ALTER DOMAIN d ADD NOT NULL ==> AlterDomain(name=d action=AddConstraint(constraint=NotNull()))
      ALTER DOMAIN d ADD CHECK (VALUE > 0) NO INHERIT ==> AlterDomain(name=d action=AddConstraint(constraint=Check(expression=<VALUE > 0> attributes=Attributes(noInherit))))
      ALTER DOMAIN d ADD CHECK (VALUE > 0) INITIALLY IMMEDIATE ==> AlterDomain(name=d action=AddConstraint(constraint=Check(expression=<VALUE > 0>)))
      ALTER DOMAIN d ADD CHECK (VALUE > 0) NOT VALID NOT VALID ==> AlterDomain(name=d action=AddConstraint(constraint=Check(expression=<VALUE > 0> attributes=Attributes(notValid))))
      ALTER DOMAIN d DROP CONSTRAINT c ==> AlterDomain(name=d action=DropConstraint(constraint=c))
      ALTER DOMAIN d DROP CONSTRAINT IF EXISTS c CASCADE ==> AlterDomain(name=d action=DropConstraint(constraint=c ifExists cascade))
      ALTER DOMAIN d DROP CONSTRAINT c RESTRICT ==> AlterDomain(name=d action=DropConstraint(constraint=c))
      ALTER DOMAIN d VALIDATE CONSTRAINT c ==> AlterDomain(name=d action=ValidateConstraint(constraint=c))
      ALTER DOMAIN d RENAME CONSTRAINT a TO b ==> Rename(kind=CONSTRAINT object=d part=a newName=b objectKind=DOMAIN)
      ALTER DOMAIN d RENAME TO e ==> Rename(kind=DOMAIN object=d newName=e objectKind=DOMAIN)
      ALTER DOMAIN d SET SCHEMA s ==> SetSchema(kind=DOMAIN name=d schema=s)
      ALTER DOMAIN d OWNER TO o ==> ChangeOwner(kind=DOMAIN name=d owner=o)
      """)
  void reads(String sql, String expected) {
    assertThat(render(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      ALTER DOMAIN d SET DEFAULT ==> expected an expression but found the end of the statement @26
      ALTER DOMAIN d ADD NULL ==> expected CHECK or NOT NULL but found "NULL" @19
      ALTER DOMAIN d ADD DEFAULT 1 ==> expected CHECK or NOT NULL but found "DEFAULT" @19
      ALTER DOMAIN d ADD UNIQUE ==> expected CHECK or NOT NULL but found "UNIQUE" @19
      ALTER DOMAIN d ADD CONSTRAINT c UNIQUE (a) ==> expected CHECK or NOT NULL but found "UNIQUE" @32
      ALTER DOMAIN d ADD CHECK (VALUE > 0) DEFERRABLE ==> expected NOT VALID but found "DEFERRABLE" @37
      ALTER DOMAIN d ADD CHECK (VALUE > 0) NOT ENFORCED ==> expected NOT VALID but found "NOT" @37
      ALTER DOMAIN d ADD CONSTRAINT c NOT NULL NOT VALID ==> unexpected "NOT" @41
      ALTER DOMAIN d ADD CONSTRAINT c NOT NULL NO INHERIT ==> unexpected "NO" @41
      ALTER DOMAIN d DROP c ==> expected DEFAULT, NOT NULL or CONSTRAINT but found "c" @20
      ALTER DOMAIN d VALIDATE c ==> expected CONSTRAINT but found "c" @24
      ALTER DOMAIN d RENAME a TO b ==> expected SET, DROP, ADD, VALIDATE, RENAME or OWNER TO but found "RENAME" @15
      ALTER DOMAIN IF EXISTS d OWNER TO o ==> expected SET, DROP, ADD, VALIDATE, RENAME or OWNER TO but found "EXISTS" @16
      ALTER DOMAIN d TYPE int ==> expected SET, DROP, ADD, VALIDATE, RENAME or OWNER TO but found "TYPE" @15
      ALTER DOMAIN d SET NOT NULL, SET DEFAULT 1 ==> unexpected "," @27
      ALTER DOMAIN d ==> expected SET, DROP, ADD, VALIDATE, RENAME or OWNER TO but found the end of the statement @14
      """)
  void refuses(String sql, String expected) {
    assertThat(refusal(sql)).isEqualTo(expected);
  }
}
