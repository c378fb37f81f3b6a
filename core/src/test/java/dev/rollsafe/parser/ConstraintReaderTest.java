package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.constraint;
import static dev.rollsafe.parser.Rendering.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstraintReaderTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CHECK (a > 0) ==> Check(expression=<a > 0>)
      CONSTRAINT c CHECK (a > 0 AND (b OR c)) NOT VALID ==> Check(name=c expression=<a > 0 AND (b OR c)> attributes=Attributes(notValid))
      CONSTRAINT c CHECK (a > 0) NO INHERIT NOT VALID ==> Check(name=c expression=<a > 0> attributes=Attributes(notValid noInherit))
      CONSTRAINT c CHECK (a > 0) NOT ENFORCED ==> Check(name=c expression=<a > 0> attributes=Attributes(notEnforced))
      NOT NULL a ==> NotNull(column=a)
      CONSTRAINT nn NOT NULL a NOT VALID ==> NotNull(name=nn column=a attributes=Attributes(notValid))
      CONSTRAINT nn NOT NULL a NO INHERIT ==> NotNull(name=nn column=a attributes=Attributes(noInherit))
      UNIQUE (a, b) ==> Unique(columns=[a, b])
      CONSTRAINT u UNIQUE NULLS NOT DISTINCT (a) INCLUDE (b, c) WITH (fillfactor = 70) USING INDEX TABLESPACE ts DEFERRABLE ==> Unique(name=u columns=[a] include=[b, c] nullsNotDistinct storage=IndexStorage(options={fillfactor=70} tablespace=ts) attributes=Attributes(deferrable))
      CONSTRAINT u UNIQUE NULLS DISTINCT (a) ==> Unique(name=u columns=[a])
      CONSTRAINT u UNIQUE USING INDEX ix ==> Unique(name=u usingIndex=ix)
      PRIMARY KEY (a) ==> Unique(primary columns=[a])
      CONSTRAINT pk PRIMARY KEY USING INDEX ix DEFERRABLE INITIALLY DEFERRED ==> Unique(name=pk primary usingIndex=ix attributes=Attributes(deferrable initiallyDeferred))
      PRIMARY KEY (id, valid WITHOUT OVERLAPS) ==> Unique(primary columns=[id, valid] withoutOverlaps)
      FOREIGN KEY (a) REFERENCES r ==> ForeignKey(columns=[a] referenced=r)
      CONSTRAINT fk FOREIGN KEY (a, b) REFERENCES s.r (x, y) MATCH SIMPLE ON DELETE SET NULL (b) ON UPDATE CASCADE NOT VALID ==> ForeignKey(name=fk columns=[a, b] referenced=s.r referencedColumns=[x, y] match=SIMPLE onDelete=SET_NULL setColumns=[b] onUpdate=CASCADE attributes=Attributes(notValid))
      CONSTRAINT fk FOREIGN KEY (a) REFERENCES r (x) ON DELETE SET DEFAULT (a) DEFERRABLE INITIALLY DEFERRED NOT VALID ==> ForeignKey(name=fk columns=[a] referenced=r referencedColumns=[x] onDelete=SET_DEFAULT setColumns=[a] attributes=Attributes(deferrable initiallyDeferred notValid))
      FOREIGN KEY (a) REFERENCES r INITIALLY DEFERRED ==> ForeignKey(columns=[a] referenced=r attributes=Attributes(deferrable initiallyDeferred))
      FOREIGN KEY (a) REFERENCES r NOT ENFORCED ==> ForeignKey(columns=[a] referenced=r attributes=Attributes(notEnforced))
      FOREIGN KEY (id, PERIOD valid) REFERENCES r (id, PERIOD valid) ==> ForeignKey(columns=[id, valid] referenced=r referencedColumns=[id, valid] period)
      FOREIGN KEY (id, period) REFERENCES r (id, period) ==> ForeignKey(columns=[id, period] referenced=r referencedColumns=[id, period])
      EXCLUDE (a WITH =) ==> Exclude(elements=[IndexElement(column=a operator==)])
      CONSTRAINT x EXCLUDE USING gist (room WITH =, tsrange(a, b) range_ops WITH &&, (c || d) DESC NULLS LAST WITH OPERATOR(pg_catalog.=)) INCLUDE (e) WHERE (a IS NOT NULL) DEFERRABLE ==> Exclude(name=x method=gist elements=[IndexElement(column=room operator==), IndexElement(expression=<tsrange(a, b)> operatorClass=range_ops operator=&&), IndexElement(expression=<c || d> descending nullsFirst=false operator=pg_catalog.=)] include=[e] where=<a IS NOT NULL> attributes=Attributes(deferrable))
      """)
  void reads(String sql, String expected) {
    assertThat(constraint(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      ALTER TABLE t ADD CONSTRAINT c ==> expected CHECK, UNIQUE, PRIMARY KEY, FOREIGN KEY, EXCLUDE or NOT NULL but found the end of the statement @30
      ALTER TABLE t ADD CONSTRAINT c a int ==> expected CHECK, UNIQUE, PRIMARY KEY, FOREIGN KEY, EXCLUDE or NOT NULL but found "a" @31
      ALTER TABLE t ADD UNIQUE a ==> expected "(" but found "a" @25
      ALTER TABLE t ADD UNIQUE () ==> expected a column name but found ")" @26
      ALTER TABLE t ADD PRIMARY KEY (lower(a)) ==> expected ")" but found "(" @36
      ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES r (b) ON DELETE CASCADE (a) ==> unexpected "(" @69
      ALTER TABLE t ADD FOREIGN KEY a REFERENCES r ==> expected "(" but found "a" @30
      ALTER TABLE t ADD FOREIGN KEY (a) ==> expected REFERENCES but found the end of the statement @33
      ALTER TABLE t ADD CHECK (a > 0) VALID ==> unexpected "VALID" @32
      ALTER TABLE t ADD EXCLUDE USING gist (a) ==> expected WITH but found ")" @39
      ALTER TABLE t ADD CONSTRAINT c UNIQUE (a) INITIALLY DEFERRED NOT DEFERRABLE ==> unexpected "DEFERRABLE" @65
      """)
  void refuses(String sql, String expected) {
    assertThat(refusal(sql)).isEqualTo(expected);
  }
}
