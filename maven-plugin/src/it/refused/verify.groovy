def log = new File(basedir, "build.log").text
assert log.contains("rollsafe check says no")
assert log =~ /V2__drop\.sql:2:20: error: Dropping orders\.total/
assert log.contains("instead: Ship a release that neither reads nor writes the column")
assert new File(basedir, "target/rollsafe/TEST-rollsafe.xml").text.contains("column-drop")
def down = new File(basedir, "target/rollsafe/down/V2__drop.down.sql")
assert down.text.contains("ADD COLUMN")
assert new File(basedir, "target/rollsafe/plan").listFiles().length > 0
