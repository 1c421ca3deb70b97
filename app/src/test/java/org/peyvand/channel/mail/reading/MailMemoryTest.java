package org.peyvand.channel.mail.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A program with 256 MB reads every mail of the archives, none in more than a second of its processor. */
class MailMemoryTest {

    private static final List<String> ARCHIVES =
            List.of("zammad2017", "flanker", "nodemailer", "zbateson", "mime4j_core", "talon", "crisp_reply");

    @Test
    void everyMailIsReadIn256Megabytes() throws Exception {
        var data = System.getProperty("peyvand.data", "");
        assumeTrue(!data.isEmpty(), "peyvand.data names no folder");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-Xmx256m",
                        "-Dpeyvand.data=" + data,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Everything.class.getName())
                .redirectErrorStream(true)
                .start();
        var said = said(process);
        System.out.println(said);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("Read all of ");
        var slowest = Pattern.compile("slowest (\\d+) ms").matcher(said);
        assertThat(slowest.find()).isTrue();
        assertThat(Integer.parseInt(slowest.group(1))).isLessThan(1_000);
    }

    private static String said(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** The program that reads them. */
    static final class Everything {

        public static void main(String[] arguments) {
            var mails = 0;
            var slowest = 0L;
            var which = "";
            for (var archive : ARCHIVES) {
                for (var mail : MailArchive.files(archive).entrySet()) {
                    var begun = used();
                    read(mail.getValue());
                    var took = used() - begun;
                    mails++;
                    if (took > slowest) which = archive + "/" + mail.getKey();
                    slowest = Math.max(slowest, took);
                }
            }
            System.out.printf(
                    "Read all of %d mails with a heap of %d MB, slowest %d ms (%s)%n",
                    mails, Runtime.getRuntime().maxMemory() / 1024 / 1024, slowest / 1_000_000, which);
        }

        /** What this thread has used of the processor: others on the machine make nothing slower. */
        private static long used() {
            return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }

        /** All that is made of a mail, as it comes in and as it is shown. */
        private static void read(byte[] mail) {
            var read = MailReader.read(mail);
            if (read.html().isPresent()) MailReader.html(mail, true);
        }
    }
}
