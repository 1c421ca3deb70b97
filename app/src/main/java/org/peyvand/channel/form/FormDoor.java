package org.peyvand.channel.form;

import org.peyvand.workspace.OpenDoor;
import org.peyvand.workspace.SignedLinks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way in for those who fill in forms. */
@Configuration(proxyBeanMethods = false)
class FormDoor {

    private static final String ROOT = "/f/";
    private static final String TALK = "/f/c/";

    @Bean
    OpenDoor doorOfForms() {
        return new OpenDoor(ROOT + "**", request -> {
            var path =
                    request.getRequestURI().substring(request.getContextPath().length());
            return path.startsWith(TALK) ? SignedLinks.workspace(word(path, TALK)) : Form.workspace(word(path, ROOT));
        });
    }

    private static String word(String path, String root) {
        var rest = path.substring(root.length());
        var end = rest.indexOf('/');
        return end < 0 ? rest : rest.substring(0, end);
    }
}
