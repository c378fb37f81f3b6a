package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.refusal;
import static dev.rollsafe.parser.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexReaderTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CREATE INDEX i ON t (a) ==> CreateIndex(name=i table=t method=btree elements=[IndexElement(column=a)])
      CREATE INDEX i ON t (a, b DESC, c ASC NULLS FIRST, d NULLS LAST) ==> CreateIndex(name=i table=t method=btree elements=[IndexElement(column=a), IndexElement(column=b descending), IndexElement(column=c nullsFirst=true), IndexElement(column=d nullsFirst=false)])
      CREATE INDEX i ON t USING gin (doc jsonb_path_ops) ==> CreateIndex(name=i table=t method=gin elements=[IndexElement(column=doc operatorClass=jsonb_path_ops)])
      CREATE INDEX i ON t USING gist (a s.ops (siglen = 32, x), b) ==> CreateIndex(name=i table=t method=gist elements=[IndexElement(column=a operatorClass=s.ops(siglen=32,x)), IndexElement(column=b)])
      CREATE INDEX i ON t (lower(a), (a || b) text_pattern_ops, s.f(a) COLLATE "C" DESC, coalesce(a, b), CAST(a AS date)) ==> CreateIndex(name=i table=t method=btree elements=[IndexElement(expression=<lower(a)>), IndexElement(expression=<a || b> operatorClass=text_pattern_ops), IndexElement(expression=<s.f(a)> collation=C descending), IndexElement(expression=<coalesce(a, b)>), IndexElement(expression=<CAST(a AS date)>)])
      CREATE INDEX i ON t (a COLLATE pg_catalog."C" text_ops DESC NULLS LAST) ==> CreateIndex(name=i table=t method=btree elements=[IndexElement(column=a collation=pg_catalog.C operatorClass=text_ops descending nullsFirst=false)])
      CREATE INDEX i ON t (key, value, nulls, type) ==> CreateIndex(name=i table=t method=btree elements=[IndexElement(column=key), IndexElement(column=value), IndexElement(column=nulls), IndexElement(column=type)])
      CREATE INDEX i ON t (a nulls) ==> CreateIndex(name=i table=t method=btree elements=[IndexElement(column=a operatorClass=nulls)])
      CREATE INDEX i ON t (a) INCLUDE (b, c) ==> CreateIndex(name=i table=t method=btree elements=[IndexElement(column=a)] include=[b, c])
      CREATE INDEX i ON t (a) NULLS NOT DISTINCT ==> CreateIndex(name=i table=t method=btree elements=[IndexElement(column=a)] nullsNotDistinct)
      CREATE INDEX i ON t (a) NULLS DISTINCT ==> CreateIndex(name=i table=t method=btree elements=[IndexElement(column=a)])
      CREATE INDEX i ON t (a) WITH (fillfactor = 70, deduplicate_items = off) TABLESPACE ts WHERE a > 0 AND b IS NOT NULL ==> CreateIndex(name=i table=t method=btree elements=[IndexElement(column=a)] options={fillfactor=70, deduplicate_items=off} tablespace=ts where=<a > 0 AND b IS NOT NULL>)
      CREATE INDEX i ON t (a) WHERE NOT deleted ==> CreateIndex(name=i table=t method=btree elements=[IndexElement(column=a)] where=<NOT deleted>)
      CREATE INDEX i ON t (a) WHERE a LIKE 'x%' ESCAPE '!' OR b NOT IN (1, 2) OR c BETWEEN 1 AND 2 OR d AT TIME ZONE 'utc' > now() ==> CreateIndex(name=i table=t method=btree elements=[IndexElement(column=a)] where=<a LIKE 'x%' ESCAPE '!' OR b NOT IN (1, 2) OR c BETWEEN 1 AND 2 OR d AT TIME ZONE 'utc' > now()>)
      CREATE INDEX i ON t (a) WHERE (CASE WHEN a THEN b ELSE c END) ==> CreateIndex(name=i table=t method=btree elements=[IndexElement(column=a)] where=<(CASE WHEN a THEN b ELSE c END)>)
      CREATE INDEX i ON t ((a::text), (a->>'b'), (a[1])) ==> CreateIndex(name=i table=t method=btree elements=[IndexElement(expression=<a::text>), IndexElement(expression=<a->>'b'>), IndexElement(expression=<a[1]>)])
      """)
  void reads(String sql, String expected) {
    assertThat(render(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CREATE INDEX ON t (a) ==> CreateIndex(table=t method=btree elements=[IndexElement(column=a)])
      CREATE UNIQUE INDEX i ON s.t (a) ==> CreateIndex(name=i table=s.t unique method=btree elements=[IndexElement(column=a)])
      CREATE INDEX CONCURRENTLY i ON ONLY t (a) ==> CreateIndex(name=i table=t only concurrently method=btree elements=[IndexElement(column=a)])
      CREATE INDEX CONCURRENTLY ON t (a) ==> CreateIndex(table=t concurrently method=btree elements=[IndexElement(column=a)])
      CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON t USING hash (a) ==> CreateIndex(name=i table=t unique concurrently ifNotExists method=hash elements=[IndexElement(column=a)])
      CREATE INDEX "I x" ON "T" ("A") ==> CreateIndex(name=I x table=T method=btree elements=[IndexElement(column=A)])
      CREATE INDEX if ON t (a) ==> CreateIndex(name=if table=t method=btree elements=[IndexElement(column=a)])
      """)
  void readsHead(String sql, String expected) {
    assertThat(render(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CREATE INDEX ==> expected an index name but found the end of the statement @12
      CREATE INDEX i ==> expected ON but found the end of the statement @14
      CREATE INDEX i ON t ==> expected "(" but found the end of the statement @19
      CREATE INDEX i ON t a ==> expected "(" but found "a" @20
      CREATE INDEX i ON t () ==> expected a column name but found ")" @21
      CREATE INDEX i ON t (a b c) ==> expected ")" but found "c" @25
      CREATE INDEX i ON t (a || b) ==> expected ")" but found "||" @23
      CREATE INDEX IF NOT EXISTS ON t (a) ==> expected an index name but found "ON" @27
      CREATE INDEX s.i ON t (a) ==> expected ON but found "." @14
      CREATE INDEX i ON t (a) WHERE ==> expected an expression but found the end of the statement @29
      CREATE INDEX i ON t (a) WHERE a = 1 b ==> unexpected "b" @36
      CREATE INDEX i ON t (a) WHERE = 1 ==> expected an expression but found "=" @30
      CREATE INDEX i ON t (a) TABLESPACE ts WITH (x = 1) ==> unexpected "WITH" @38
      CREATE UNIQUE TABLE t (a int) ==> expected INDEX but found "TABLE" @14
      """)
  void refuses(String sql, String expected) {
    assertThat(refusal(sql)).isEqualTo(expected);
  }
}
