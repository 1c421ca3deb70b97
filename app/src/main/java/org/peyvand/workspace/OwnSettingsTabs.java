package org.peyvand.workspace;

import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The tabs of the settings that are the workspace's own. */
@Configuration(proxyBeanMethods = false)
class OwnSettingsTabs {

    @Bean
    SettingsTab businessTab() {
        return new SettingsTab("business", Permission.CHANGE_SETTINGS, 10);
    }

    @Bean
    SettingsTab timeTab() {
        return new SettingsTab("time", Permission.CHANGE_SETTINGS, 12);
    }

    @Bean
    SettingsTab membersTab() {
        return new SettingsTab("members", Permission.MANAGE_MEMBERS, 50);
    }

    @Bean
    SettingsTab keysTab() {
        return new SettingsTab("keys", Permission.MANAGE_KEYS, 60);
    }

    @Bean
    SettingsTab auditTab() {
        return new SettingsTab("audit", Permission.SEE_AUDIT, 70);
    }

    @Bean
    SettingsTab accountTab() {
        return new SettingsTab("account", Optional.empty(), 80);
    }
}
