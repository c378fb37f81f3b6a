package dev.rollsafe.release.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.release.readiness.Manifest;
import dev.rollsafe.sql.Script;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What uses a column, as tables of texts and of classes. */
class UsageScanTest {

  private static final String SCHEMA = """
      CREATE TYPE tier AS ENUM ('free', 'paid');
      CREATE TABLE orders (id bigint PRIMARY KEY, total numeric(12,2), customer_id bigint, tier tier);
      CREATE TABLE invoices (id bigint PRIMARY KEY, total numeric, order_id bigint);
      CREATE TABLE visits (id bigint, order_id bigint);
      CREATE FUNCTION next_code(int) RETURNS int LANGUAGE sql AS 'SELECT $1';
      """;

  private static final Catalog CATALOG =
      Catalog.empty().enter(0).replay(Script.of("schema.sql", SCHEMA));

  @TempDir
  Path folder;

  private static String worst(String text, boolean withCatalog) {
    Corpus corpus = new Corpus();
    corpus.add(new Text("table", "SELECT id FROM orders"));
    corpus.add(new Text("here", text));
    List<Usage> usages = new UsageScan(
            corpus, withCatalog ? Optional.of(CATALOG) : Optional.empty())
        .of(Side.column("orders.total"));
    return usages.isEmpty()
        ? "nothing"
        : usages.get(0).certainty() + " " + usages.get(0).reason();
  }

  /** Whether a text uses {@code orders.total}. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "SELECT total FROM orders | USES reads the column",
        "select o.Total from Orders o where o.id = ? | USES",
        "SELECT \"total\" FROM public.orders WHERE id = :id | USES",
        "SELECT id FROM orders ORDER BY total | USES",
        "SELECT id FROM orders WHERE total > ?1 | USES",
        "SELECT x.id FROM (SELECT id, total FROM orders) x | USES",
        "WITH big AS (SELECT * FROM orders WHERE total > 9) SELECT id FROM big | USES",
        "UPDATE orders SET total = #{total} WHERE id = #{id} | USES writes the column",
        "UPDATE orders SET tier = 'free' WHERE total IS NULL | USES",
        "INSERT INTO orders (id, total) VALUES (?, ?) | USES writes the column",
        "INSERT INTO orders VALUES (?, ?, ?, ?) | USES inserts into the table without naming columns",
        "INSERT INTO orders (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET total = 1 | USES",
        "DELETE FROM orders WHERE total = 0 | USES",
        "MERGE INTO orders o USING visits v ON o.id = v.order_id WHEN MATCHED THEN UPDATE SET total = 0 | USES",
        "COPY orders (id, total) FROM STDIN | USES",
        "SELECT next_code(1), (SELECT max(total) FROM orders) | USES",
        // the same name in another table
        "SELECT total FROM invoices | MENTION touches other tables only",
        "SELECT i.total FROM orders o JOIN invoices i ON i.order_id = o.id | MENTION",
        "SELECT i.total, o.total FROM orders o JOIN invoices i ON i.order_id = o.id | USES",
        "UPDATE invoices SET total = (SELECT max(id) FROM orders) | MENTION",
        "INSERT INTO invoices (id, total) SELECT id, 0 FROM orders | POSSIBLE names it in a part that is not looked into",
        "INSERT INTO invoices (id, total) VALUES (1, 2) | MENTION",
        "SELECT total FROM other.orders | USES",
        "DELETE FROM invoices WHERE total = 0 | MENTION",
        // it cannot be told
        "INSERT INTO visits VALUES (1, (SELECT max(total) FROM orders)) | POSSIBLE names both in a part",
        "SELECT * FROM orders | POSSIBLE reads all columns",
        "SELECT o.* FROM orders o JOIN invoices i ON true | POSSIBLE",
        "SELECT i.* FROM orders o JOIN invoices i ON true | nothing",
        "SELECT id FROM orders WHERE total = | POSSIBLE",
        "UPDATE orders SET tier = 'free' RETURNING total | POSSIBLE names it in a part",
        "total | POSSIBLE has the name by itself",
        "o.total | POSSIBLE",
        " AND total > ? | POSSIBLE",
        "ORDER BY total DESC | POSSIBLE",
        "from Order o where o.total > 5 | POSSIBLE",
        // prose and others
        "The total is wrong | MENTION has the word in prose",
        "Sending total to the client | MENTION",
        "sum(x) AS total | MENTION",
        "kind = 'total' | MENTION",
        "totals | nothing",
        "SELECT subtotal FROM orders | nothing",
      })
  void texts(String text, String expected) {
    assertThat(worst(text, true)).startsWith(expected);
  }

  @Test
  void aCatalogTellsWhoseAColumnIs() {
    String sql = "SELECT total FROM orders JOIN visits ON visits.order_id = orders.id";
    assertThat(worst(sql, true)).isEqualTo("USES reads the column");
    assertThat(worst(sql, false)).startsWith("POSSIBLE reads a column of that name");
    assertThat(worst(sql.replace("visits", "invoices"), true)).startsWith("POSSIBLE");
  }

  @Test
  void aFragmentCountsOnlyWhereTheTableIsNamedAtAll() {
    Corpus corpus = new Corpus();
    corpus.add(new Text("here", " WHERE total > ?"));
    List<Usage> usages = new UsageScan(corpus, Optional.empty()).of(Side.column("orders.total"));
    assertThat(usages).singleElement().satisfies(usage -> {
      assertThat(usage.certainty()).isEqualTo(Certainty.MENTION);
      assertThat(usage.reason()).contains("nothing here names orders");
    });
    assertThat(UsageScan.isFree(usages)).isTrue();
  }

  private static final String DAO = """
      package app;
      public class Dao {
        static final String BY_MAIL = "SELECT id FROM customer WHERE mail = ?";
        String dynamic(String column) { return "SELECT " + column + " FROM customer ORDER BY id"; }
        void log() { System.out.println("Sending mail to a customer"); }
        String key() { return "phone"; }
      }
      """;

  private static final String ENTITY = """
      package app;
      import jakarta.persistence.*;
      @Entity @Table(name = "customer")
      public class Client extends Base {
        @Column(name = "mail") private String address;
        private String firstName;
        @ManyToOne private Client referrer;
        @Transient private String nick;
        @com.fasterxml.jackson.JsonProperty("shoe_size") private String feet;
        private static String counter;
      }
      """;

  private static final Map<String, String> APP = Map.of(
      "app/Dao.java", DAO,
      "app/Client.java", ENTITY,
      "app/Base.java",
          "package app; import jakarta.persistence.*; @MappedSuperclass public class Base { private String createdBy; }",
      "app/Bill.java",
          "package app; import jakarta.persistence.*; @Entity public class Bill { private String mail; private String dueAt; }",
      "app/Repo.java",
          "package app; public interface Repo { @org.springframework.data.Query(\"SELECT c.iban FROM customer c\") void a(); @org.springframework.data.Query(value = \"x\", more = {\"DELETE FROM customer WHERE score < 0\"}) void b(); }",
      "app/Jooq.java",
          "package app; public class Jooq extends org.jooq.impl.TableImpl { public final String ZIP = createField(\"zip\"); public Jooq() { super(\"customer\"); } }",
      "app/Person.java", "package app; public record Person(String town) {}",
      "app/mapper.xml", """
          <!DOCTYPE mapper PUBLIC "-//mybatis.org//DTD Mapper 3.0//EN" "http://mybatis.org/dtd/mybatis-3-mapper.dtd">
          <mapper namespace="app.Mapper">
            <resultMap id="m" type="C"><result column="fax" property="f"/></resultMap>
            <sql id="cols">id, street</sql>
            <select id="find">SELECT <include refid="cols"/> FROM customer
              <where><if test="a != null">AND city = #{a}</if><if test="b">AND country IN
              <foreach collection="b" open="(" separator="," close=")" item="i">#{i}</foreach></if></where></select>
            <update id="put">UPDATE customer <set><if test="x">region = #{x},</if></set> WHERE id = #{id}</update>
          </mapper>
          """,
      "queries.properties", "find.vip=SELECT vip FROM customer\nmail.host=mail.example\n",
      "application.yml", "app:\n  query: SELECT rank FROM customer\n  mail: mail\n");

  /** Which columns of {@code customer} that application uses. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mail | USES | maps the column | app/Client.class",
        "first_name | USES | maps the column | app/Client.class",
        "firstName | USES | maps the column | app/Client.class",
        "referrer_id | USES | maps the column | app/Client.class",
        "created_by | POSSIBLE | for tables of other classes | app/Base.class",
        "nick | | |",
        "counter | | |",
        "shoe_size | | |",
        "town | | |",
        "due_at | MENTION | maps a column of another table | app/Bill.class",
        "iban | USES | reads the column | app/Repo.class",
        "score | USES | reads the column | app/Repo.class",
        "zip | USES | maps the column | app/Jooq.class",
        "phone | POSSIBLE | has the name by itself | app/Dao.class: key",
        "fax | POSSIBLE | has the name by itself | app/mapper.xml:3",
        "street | USES | reads the column | app/mapper.xml:5: find",
        "city | USES | reads the column | app/mapper.xml:5: find",
        "country | USES | reads the column | app/mapper.xml:5: find",
        "region | USES | writes the column | app/mapper.xml",
        "vip | USES | reads the column | queries.properties: find.vip",
        "rank | USES | reads the column | application.yml:2",
        "host | | |",
        "absent | | |",
      })
  void classesAndResources(String column, Certainty certainty, String reason, String place)
      throws IOException {
    ApplicationReader reader = new ApplicationReader(List.of(), List.of());
    reader.read(TestApplication.build(folder, APP));
    List<Usage> usages = new UsageScan(reader.corpus(), Optional.empty())
        .of(Side.column("customer.\"" + column + '"'));
    if (certainty == null) {
      assertThat(usages).isEmpty();
      return;
    }
    assertThat(usages.get(0).certainty()).isEqualTo(certainty);
    assertThat(usages.get(0).reason()).contains(reason);
    assertThat(usages.get(0).place()).startsWith(place);
  }

  @Test
  void whatCannotBeJudgedIsTold() throws IOException {
    ApplicationReader reader = new ApplicationReader(List.of(), List.of());
    Path classes = TestApplication.build(folder, APP);
    Files.write(classes.resolve("Broken.class"), new byte[] {1, 2, 3});
    Files.createDirectories(classes.resolve("db/migration"));
    Files.writeString(classes.resolve("db/migration/V1__a.sql"), "SELECT gone FROM customer");
    Files.writeString(classes.resolve("bad.xml"), "<a><b></a>");
    reader.read(classes);
    Corpus corpus = reader.corpus();
    assertThat(corpus.unjudged())
        .anyMatch(u -> u.place().equals("Broken.class") && u.reason().contains("cannot be read"))
        .anyMatch(u -> u.place().equals("app/Dao.class: dynamic")
            && u.reason().contains("put together at run time"))
        .anyMatch(u -> u.place().equals("bad.xml"));
    assertThat(corpus.skipped()).containsExactly("db/migration/V1__a.sql: a migration");
    assertThat(new UsageScan(corpus, Optional.empty()).of(Side.column("customer.gone")))
        .isEmpty();
    List<Usage> table = new UsageScan(corpus, Optional.empty()).of(Side.table("customer"));
    assertThat(table.get(0).certainty()).isEqualTo(Certainty.USES);
  }

  @Test
  void jarsWithinJarsAreReadWhereTheyAreAskedFor() throws IOException {
    Path classes = TestApplication.build(folder, Map.of("app/Dao.java", DAO));
    Path library = folder.resolve("library.jar");
    zip(library, "app/Dao.class", Files.readAllBytes(classes.resolve("app/Dao.class")));
    Path fat = folder.resolve("fat.jar");
    zip(fat, "BOOT-INF/lib/library-1.jar", Files.readAllBytes(library));
    ApplicationReader without = new ApplicationReader(List.of(), List.of());
    without.read(fat);
    assertThat(without.corpus().unjudged().get(0).reason())
        .startsWith("1 libraries in it were not read");
    ApplicationReader with = new ApplicationReader(List.of("library"), List.of());
    with.read(fat);
    assertThat(new UsageScan(with.corpus(), Optional.empty()).of(Side.column("customer.mail")))
        .anyMatch(usage -> usage.certainty() == Certainty.USES
            && usage.place().contains("fat.jar!/BOOT-INF/lib/library-1.jar!/app/Dao.class"));
  }

  private static void zip(Path file, String name, byte[] content) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
      zip.closeEntry();
    }
  }

  @Test
  void needsAreWhatIsCertainlyUsed() {
    Corpus corpus = new Corpus();
    corpus.add(
        new Text(
            "a",
            "SELECT o.id, tier, next_code(1), lower('x') FROM orders o JOIN visits v ON v.order_id = o.id"));
    corpus.add(new Text("b", "INSERT INTO visits (id) VALUES (?)"));
    corpus.add(new Text("c", "SELECT * FROM invoices"));
    corpus.add(new Text("d", "customer_id"));
    corpus.add(new Mapping("e", Set.of("Visits"), Set.of("orderId", "order_id"), false));
    NeedsScan needs = NeedsScan.of(corpus, CATALOG, List.of(Side.column("invoices.total")));
    assertThat(needs.tables())
        .extracting(Manifest.Table::name)
        .containsExactly("invoices", "orders", "visits");
    assertThat(needs.tables())
        .extracting(Manifest.Table::columns)
        .containsExactly(
            Map.of("id", "bigint", "order_id", "bigint"),
            Map.of("id", "bigint", "tier", "tier"),
            Map.of("id", "bigint", "order_id", "bigint"));
    assertThat(needs.tables().get(1).does()).containsExactly(Manifest.Access.SELECT);
    assertThat(needs.tables().get(2).does()).hasSize(4);
    assertThat(needs.enums()).isEqualTo(Map.of("tier", List.of("free", "paid")));
    assertThat(needs.functions()).containsExactly("next_code");
  }
}
