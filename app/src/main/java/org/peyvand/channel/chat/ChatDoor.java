package org.peyvand.channel.chat;

import org.peyvand.workspace.OpenDoor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way in for visitors of the business's site. */
@Configuration(proxyBeanMethods = false)
class ChatDoor {

    private static final String ROOT = "/chat/";

    @Bean
    OpenDoor doorOfChat() {
        return new OpenDoor(ROOT + "**", request -> {
            var rest =
                    request.getRequestURI().substring(request.getContextPath().length() + ROOT.length());
            var end = rest.indexOf('/');
            return Chat.workspace(end < 0 ? rest : rest.substring(0, end));
        });
    }
}
